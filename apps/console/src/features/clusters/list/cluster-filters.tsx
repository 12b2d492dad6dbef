import type { Cluster } from '@isthmus/contracts/clusters';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';

const groups = ['all', 'problems', 'enabled', 'ready', 'blocked'] as const;
type Group = (typeof groups)[number];
export const toGroup = (text: string | null): Group => groups.find((group) => group === text) ?? 'all';

type Filtered = Pick<Cluster, 'name' | 'clusterId' | 'region' | 'vpcId' | 'readiness' | 'health' | 'status'>;

/** Something is wrong: nodes failed or hosts are late, enabling failed, or TKE reports the cluster as abnormal. */
const hasProblem = ({ readiness, health, status }: Filtered) =>
  readiness === 'failed' || status === 'Abnormal' || (health !== null && health.failed + health.late > 0);

const isInGroup = (cluster: Filtered, group: Group) =>
  group === 'all' || (group === 'problems' ? hasProblem(cluster) : cluster.readiness === group);

/** True when the cluster is in the group and each word occurs in its name, id, region or VPC. */
export function matches(cluster: Filtered, group: Group, text: string) {
  const { name, clusterId, region, vpcId } = cluster;
  const searchedText = [name, clusterId, region, vpcId].join(' ').toLowerCase();
  const words = text.toLowerCase().split(/\s+/);
  return isInGroup(cluster, group) && words.every((word) => searchedText.includes(word));
}

interface Props {
  clusters: Cluster[];
  shown: number;
  group: Group;
  onGroup: (group: Group) => void;
  text: string;
  onText: (text: string) => void;
  tools: ReactNode;
}

export function ClusterFilters({ clusters, shown, group, onGroup, text, onText, tools }: Props) {
  const { t } = useTranslation('clusters');
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
            <span className="text-text-soft tabular text-xs font-normal">
              {clusters.filter((cluster) => isInGroup(cluster, one)).length}
            </span>
          </button>
        ))}
      </div>
      <span className="ml-auto inline-flex items-center gap-2">
        <span role="status" className="text-text-soft tabular text-xs">
          {t('shown', { shown, all: clusters.length })}
        </span>
        {tools}
      </span>
    </div>
  );
}
