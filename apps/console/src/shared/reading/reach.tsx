import type { Problem } from '@isthmus/contracts/problem';
import { getReach } from '@isthmus/contracts/routes/reach';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#shared/api/call.ts';
import { Age } from '#shared/time/age.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { watch } from './event-keys.ts';
import { useMayHaveChanged, useWatch } from './events.ts';

const pollMs = 15_000;

/** Reads whether Isthmus reaches Tencent. An event reports an outage, and polling covers a missed event during it. */
const reach = () =>
  queryOptions({
    queryKey: ['reach'],
    queryFn: ({ signal }) => call(getReach, { signal }),
    refetchInterval: ({ state }) => (state.data?.outOfReach ? pollMs : false),
  });

/** Returns a function that drops a page's problem when the frame already shows it above every page. */
export function usePageProblem() {
  const { data } = useQuery({ ...reach(), enabled: false });
  const isOutOfReach = Boolean(data?.outOfReach);
  return (problem: Problem | null | undefined) =>
    isOutOfReach && problem?.code === 'tke-not-reached' ? null : problem;
}

/** Shows above every page that Isthmus cannot reach Tencent. */
export function ReachBanner() {
  const { t } = useTranslation();
  const { data } = useQuery({ ...reach(), enabled: useMayHaveChanged('reach') });
  useWatch(...watch.reach);
  if (!data?.outOfReach) return null;
  const { cause, at, since } = data.outOfReach;
  return (
    <div className="mb-4">
      <Banner tone="bad" role="alert" title={t('reach.title')}>
        <p>{t(`notSent.${cause}`, { at })}</p>
        <p>{t('reach.text')}</p>
        <p>
          <Age at={since} words="shared:reach.since" />
        </p>
      </Banner>
    </div>
  );
}
