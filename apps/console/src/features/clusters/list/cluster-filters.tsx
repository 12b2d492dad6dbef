import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';

const groups = ['all', 'ready', 'enabled', 'blocked', 'other'] as const;
type Group = (typeof groups)[number];

/** `other` covers the states between: enabling, failed, or uncertain. */
const groupOf = ({ readiness }: Pick<Cluster, 'readiness'>): Group =>
  readiness === 'ready' || readiness === 'enabled' || readiness === 'blocked' ? readiness : 'other';

export const toGroup = (text: string | null): Group => groups.find((group) => group === text) ?? 'all';

/** True when each word occurs in the cluster's name, id, region or VPC. */
export function matches(
  cluster: Pick<Cluster, 'name' | 'clusterId' | 'region' | 'vpcId' | 'readiness'>,
  group: Group,
  text: string,
) {
  const { name, clusterId, region, vpcId } = cluster;
  const searchedText = [name, clusterId, region, vpcId].join(' ').toLowerCase();
  const words = text.toLowerCase().split(/\s+/);
  return (group === 'all' || groupOf(cluster) === group) && words.every((word) => searchedText.includes(word));
}

interface Props {
  clusters: Cluster[];
  shown: number;
  group: Group;
  onGroup: (group: Group) => void;
  text: string;
  onText: (text: string) => void;
}

export function ClusterFilters({ clusters, shown, group, onGroup, text, onText }: Props) {
  const { t } = useTranslation('clusters');
  const countOf = (one: Group) =>
    one === 'all' ? clusters.length : clusters.filter((cluster) => groupOf(cluster) === one).length;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <FilterInput label={t('filter')} value={text} onChange={onText} className="w-full sm:w-80" />
      <div role="group" aria-label={t('quick')} className="flex flex-wrap gap-x-0.5 gap-y-1 sm:gap-x-1">
        {groups.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === group}
            onClick={() => onGroup(one)}
            className="hover:bg-hover aria-pressed:bg-accent-soft inline-flex h-7 items-center gap-1 rounded-md px-1.5 sm:gap-1.5 sm:px-2 pointer-coarse:h-10 aria-pressed:font-semibold"
          >
            {t(`group.${one}`)}
            <span className="text-text-soft tabular text-xs font-normal">{countOf(one)}</span>
          </button>
        ))}
      </div>
      <p role="status" className="text-text-soft tabular ml-auto text-xs">
        {t('shown', { shown, all: clusters.length })}
      </p>
    </div>
  );
}
