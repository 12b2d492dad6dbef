import type { OwnSession } from '@isthmus/contracts/profile';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { endingOthers, endingSession, ownSessions } from './queries.ts';

/** Where the person is signed in. Each session can be ended from here, except this one: that is signing out. */
export function SessionsSection() {
  const { t } = useTranslation(['preferences', 'shared']);
  const { data, error } = useQuery(ownSessions());
  const ending = useMutation(endingOthers());
  const sessions = data?.sessions ?? [];
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return (
    <Section
      title={
        <>
          {t('sessions.title')} {data && <span className="text-text-soft font-normal">{sessions.length}</span>}
        </>
      }
      lead={t('sessions.lead')}
      action={
        others > 0 && (
          <Button pending={ending.isPending} onClick={() => ending.mutate()}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      <ProblemAlert problem={ending.error ?? error} />
      {data ? (
        <ul className="border-line border-t">
          {sessions.map((one) => (
            <SessionRow key={one.id} session={one} />
          ))}
        </ul>
      ) : (
        !error && <Skeleton label={t('shared:loading')} lines={2} />
      )}
    </Section>
  );
}

function SessionRow({
  session: { id, browser, system, address, createdAt, lastUsedAt, isThis },
}: {
  session: OwnSession;
}) {
  const { t } = useTranslation('preferences');
  const ending = useMutation(endingSession(id));
  const device =
    browser !== null && system !== null
      ? t('sessions.on', { browser, system })
      : (browser ?? system ?? t('sessions.unknown'));
  return (
    <li className="border-line grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b py-2">
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-2">
          <span className="font-medium">{device}</span>
          {isThis && <span className="text-good">{t('sessions.this')}</span>}
        </p>
        <p className="text-text-soft flex flex-wrap gap-x-3 text-xs">
          {address !== null && <span className="break-all">{t('sessions.from', { address })}</span>}
          <Age at={createdAt} words="preferences:sessions.since" />
          <Age at={lastUsedAt} words="preferences:sessions.used" />
        </p>
      </div>
      {!isThis && (
        <Button
          size="sm"
          pending={ending.isPending}
          onClick={() => ending.mutate()}
          aria-label={t('sessions.endOf', { device })}
        >
          {t('sessions.end')}
        </Button>
      )}
      {ending.error && (
        <div className="col-span-2">
          <ProblemAlert problem={ending.error} />
        </div>
      )}
    </li>
  );
}
