import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { ownFailures, pluginOf } from './candidates.ts';

interface Props {
  clusters: Cluster[];
  chosen: string | null;
  onChoose: (cluster: Cluster) => void;
}

/** Renders one line per cluster with its readiness. Any cluster can be selected, because the gate opens for all. */
export function ClusterChoice({ clusters, chosen, onChoose }: Props) {
  const { t } = useTranslation('onboarding');
  const word = (cluster: Cluster) => {
    if (cluster.standing !== 'blocked') return {};
    const count = ownFailures(cluster).length;
    return { word: count ? t('cluster.blocked', { count }) : t('cluster.behindGate') };
  };
  return (
    <fieldset>
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
                <Status status={cluster.standing} {...word(cluster)} />
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
