import type { Cluster, listClusters } from '@isthmus/contracts/clusters';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';
import { bestFirst } from './candidates.ts';
import { ClusterChoice } from './cluster-choice.tsx';
import { NoCluster } from './no-cluster.tsx';
import { savingOnboarding } from './queries.ts';
import { RegionsRead } from './regions-read.tsx';

const filterFrom = 8;

interface Props {
  accountId: string;
  facts: OnboardingFacts;
  listed: ReplyOf<typeof listClusters>;
  chosen: Cluster | undefined;
}

/** Lists the account's clusters, fewest obstacles first. Saves the selection immediately. */
export function ClusterStep({ accountId, facts, listed, chosen }: Props) {
  const { t } = useTranslation('onboarding');
  const [filter, setFilter] = useState('');
  const saving = useMutation(savingOnboarding(accountId));
  const { clusters, regions } = listed;
  const wanted = filter.trim().toLowerCase();
  const shown = bestFirst(clusters).filter(({ name, clusterId, region }) =>
    [name, clusterId, region].some((text) => text.toLowerCase().includes(wanted)),
  );
  const choose = ({ region, clusterId }: Cluster) => saving.mutate({ ...facts, region, clusterId });
  const current = saving.isPending ? saving.variables : chosen;

  return (
    <div className="grid gap-3">
      <RegionsRead accountId={accountId} regions={regions} />
      {facts.clusterId && !chosen && clusters.length > 0 && (
        <Banner tone="warn">{t('cluster.gone', { clusterId: facts.clusterId })}</Banner>
      )}
      {clusters.length === 0 && <NoCluster regions={regions} />}
      {clusters.length > filterFrom && (
        <FilterInput label={t('cluster.filter')} value={filter} onChange={setFilter} className="max-w-80" />
      )}
      {clusters.length > 0 && <ClusterChoice clusters={shown} chosen={current?.clusterId ?? null} onChoose={choose} />}
      {clusters.length === 1 && !facts.clusterId && <p className="text-text-soft">{t('cluster.only')}</p>}
      <ProblemAlert problem={saving.error} />
    </div>
  );
}
