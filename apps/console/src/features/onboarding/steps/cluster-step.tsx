import type { Cluster, listClusters } from '@isthmus/contracts/clusters';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Status } from '#shared/status.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';
import { bestFirst, ownFailures, pluginOf } from '../candidates.ts';
import { savingOnboarding } from '../queries.ts';
import { NoCluster, RegionsRead } from './regions-read.tsx';

const filterFrom = 8;

interface Props {
  disabled: boolean;
  accountId: string;
  facts: OnboardingFacts;
  listed: ReplyOf<typeof listClusters>;
  chosen: Cluster | undefined;
}

/** Lists the account's clusters, fewest obstacles first. Saves the selection immediately. */
export function ClusterStep({ disabled, accountId, facts, listed, chosen }: Props) {
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
      {clusters.length > 0 && (
        <ClusterChoice disabled={disabled} clusters={shown} chosen={current?.clusterId ?? null} onChoose={choose} />
      )}
      {clusters.length === 1 && !facts.clusterId && <p className="text-text-soft">{t('cluster.only')}</p>}
      <ProblemAlert problem={saving.error} />
    </div>
  );
}

interface ChoiceProps {
  disabled: boolean;
  clusters: Cluster[];
  chosen: string | null;
  onChoose: (cluster: Cluster) => void;
}

/** Renders one line per cluster with its readiness. Any cluster can be selected, because the gate opens for all. */
function ClusterChoice({ disabled, clusters, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation('onboarding');
  const word = (cluster: Cluster) => {
    if (cluster.readiness !== 'blocked') return {};
    const count = ownFailures(cluster).length;
    return { word: count ? t('cluster.blocked', { count }) : t('cluster.behindGate') };
  };
  return (
    <fieldset disabled={disabled}>
      <legend className="sr-only">{t('cluster.label')}</legend>
      <div className="border-line bg-surface max-h-[28rem] overflow-y-auto rounded-md border">
        {clusters.length === 0 && <p className="text-text-soft px-3 py-2">{t('cluster.noMatch')}</p>}
        {clusters.map((cluster) => (
          <Checkbox
            key={`${cluster.region} ${cluster.clusterId}`}
            kind="radio"
            name="cluster"
            className="border-line hover:bg-hover border-b px-3 py-1.5 last:border-b-0"
            checked={cluster.clusterId === chosen}
            onChange={() => onChoose(cluster)}
            label={
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="min-w-0 font-medium break-words">{cluster.name}</span>
                <Status status={cluster.readiness} {...word(cluster)} />
              </span>
            }
            help={[cluster.clusterId, cluster.region, `v${cluster.version.replace(/^v/, '')}`, pluginOf(cluster)]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </div>
    </fieldset>
  );
}
