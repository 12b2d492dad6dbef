import { getSessionTime } from '@isthmus/contracts/routes/session';
import type { SessionTime } from '@isthmus/contracts/session';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { call } from '#shared/api/call.ts';
import { onSessionDoubt, pauseReads, resumeReads, signedIn, warnMs } from '#shared/api/session-end.ts';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { remember } from '#shared/remembered.ts';
import { serverNow, useFromNow, useNow } from '#shared/time/clock.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { exactTime } from '#shared/time/time-zone.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Button, buttonLook } from '#shared/ui/button.tsx';
import { forgetPerson } from '../entry.ts';
import { session } from '../queries.ts';

type End = 'idle' | 'age';

/** Another tab may prolong the session while this one warns. */
const warnedEveryMs = 10_000;
const leastMs = 1_000;

function untilNextRead(time: SessionTime | undefined) {
  const left = Date.parse(time?.idleEndsAt ?? '') - serverNow();
  if (Number.isNaN(left)) return warnedEveryMs;
  return left > warnMs ? left - warnMs : Math.max(leastMs, Math.min(warnedEveryMs, left));
}

/** When the session ends, as the server knows it. Each read reports this tab's last press of a key or pointer. */
const sessionTime = () =>
  queryOptions({
    queryKey: ['session-time'],
    queryFn: ({ signal }) => call(getSessionTime, { signal }),
    refetchInterval: ({ state }) => (state.error?.problem.status === 401 ? false : untilNextRead(state.data)),
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });

/** Whether the same person signed in again, with the present rights. */
async function isSamePerson() {
  const before = queryClient.getQueryData(session().queryKey)?.user.id;
  const { user } = await queryClient.fetchQuery({ ...session(), staleTime: 0 });
  return user.id === before;
}

/**
 * Warns before the session ends. When nobody used it for too long, or it is too old, the page stays readable and waits for a new sign-in in
 * another tab. When somebody ended it, nothing of the person stays here. Nobody signs in again at a wall, so its pages never stay.
 */
export default function SessionEnd() {
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(sessionTime());
  const [ended, setEnded] = useState<End | null>(null);
  // Not read later: the end clears it.
  const [isWall] = useState(() => queryClient.getQueryData(session().queryKey)?.isWall === true);
  useEffect(() => onSessionDoubt(() => void refetch()), [refetch]);

  const isOver = error?.problem.code === 'not-signed-in';
  // The browser drops the cookie at the greatest age, so the server cannot tell.
  const isOld = data !== undefined && Date.parse(data.expiresAt) <= serverNow();
  const end = isOver ? (error.problem.ended ?? (isOld ? 'age' : 'by-somebody')) : null;
  useEffect(() => {
    const clear = () => {
      forgetPerson();
      void navigate(isWall ? paths.wallEnded() : paths.signIn(), { replace: true });
    };
    if ((end === 'by-somebody' || (isWall && end !== null)) && ended === null) clear();
    else if (end === 'idle' || end === 'age') setEnded(end);
    else if (end === null && ended !== null)
      void isSamePerson().then((isSame) => {
        if (!isSame) return clear();
        setEnded(null);
        resumeReads();
        return queryClient.invalidateQueries();
      });
  }, [end, ended, isWall, navigate]);

  const isNear = useFromNow((now) => data !== undefined && Date.parse(data.idleEndsAt) - now <= warnMs);
  if (ended) return <Ended end={ended} />;
  return data && isNear && !isOver && !isWall ? <Warning time={data} onStay={() => void refetch()} /> : null;
}

/** The link opens another tab, so that typed values stay in this one. */
function SignInLink() {
  const { t } = useTranslation('session');
  const { pathname, search } = useLocation();
  return (
    <a className={buttonLook('secondary')} href={paths.signIn(pathname + search)} target="_blank" rel="noreferrer">
      {t('end.signIn')}
    </a>
  );
}

/** In view wherever the page is scrolled. */
const place = 'sticky top-12 z-20 mb-4';

function Warning({ time, onStay }: { time: SessionTime; onStay: () => void }) {
  const { t } = useTranslation('session');
  const isOld = time.idleEndsAt === time.expiresAt;
  return (
    <div className={place}>
      <Banner
        tone="warn"
        role="status"
        title={
          <>
            {t('end.soon')} <Countdown to={time.idleEndsAt} />
          </>
        }
        action={isOld ? <SignInLink /> : <Button onClick={onStay}>{t('end.stay')}</Button>}
      >
        <p>{t(isOld ? 'end.soonAge' : 'end.soonIdle')}</p>
      </Banner>
    </div>
  );
}

function Ended({ end }: { end: End }) {
  const { t, i18n } = useTranslation('session');
  const [since] = useState(useNow());
  useEffect(() => {
    pauseReads();
    // Signing in changes it back, which every tab notices.
    remember(signedIn, '');
    return resumeReads;
  }, []);
  return (
    <div className={place}>
      <Banner tone="warn" role="alert" title={t(`end.${end}`)} action={<SignInLink />}>
        <p>{t('end.kept', { time: exactTime(new Date(since), i18n.language) })}</p>
      </Banner>
    </div>
  );
}
