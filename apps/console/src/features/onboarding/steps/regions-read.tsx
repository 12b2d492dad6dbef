import type { RegionReading } from '@isthmus/contracts/clusters';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { refreshingClusters } from '#features/clusters/queries.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Freshness } from '#shared/reading/observation.tsx';
import { usePageProblem } from '#shared/reading/reach.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';

type Reading = z.infer<typeof RegionReading>;

interface Props {
  accountId: string;
  regions: Reading[];
}

/** Shows the age of the list and the regions that did not answer, so a missing cluster has a reason. */
export function RegionsRead({ accountId, regions }: Props) {
  const { t } = useTranslation('onboarding');
  const refreshing = useMutation(refreshingClusters(accountId));
  const pageProblem = usePageProblem();
  const silent = regions.filter(({ observation }) => pageProblem(observation.problem));
  const answered = regions.filter(({ observation }) => observation.observedAt && !observation.problem);
  // Uses the oldest read as the age of the list.
  const oldest = answered.toSorted((one, other) =>
    (one.observation.observedAt ?? '').localeCompare(other.observation.observedAt ?? ''),
  )[0];
  const shown = oldest ?? silent[0] ?? regions[0];
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-text-soft text-xs">
          {t('cluster.answered', { answered: answered.length, total: regions.length })}
        </p>
        {shown && (
          <Freshness
            observation={shown.observation}
            onRefresh={() => refreshing.mutate()}
            pending={refreshing.isPending}
          />
        )}
      </div>
      {silent.map(({ region, observation }) => (
        <section key={region} aria-label={region} className="grid gap-1">
          <p className="font-mono text-xs">{region}</p>
          <ProblemAlert tone="warn" problem={observation.problem} />
        </section>
      ))}
      <ProblemAlert problem={refreshing.error} />
    </div>
  );
}

/** Shows that the clusters are still loading or that there are none. */
export function NoCluster({ regions }: { regions: Reading[] }) {
  const { t } = useTranslation('onboarding');
  const reading = regions.filter(({ observation }) => !observation.observedAt && !observation.problem);
  if (reading.length)
    return (
      <Skeleton lines={3} label={t('cluster.reading', { regions: reading.map(({ region }) => region).join(', ') })} />
    );
  return <Empty title={t('cluster.none')}>{t('cluster.noneNext')}</Empty>;
}
