import type { ClusterKey } from '@isthmus/contracts/places';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Age } from '#shared/time/age.tsx';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { paths } from '#shared/paths.ts';
import { serverNow } from '#shared/time/clock.ts';
import { countProgress, GroupStatus } from './group-progress.tsx';
import { clusterOperations, operationGroup } from './queries.ts';

const recentMs = 10 * 60_000;

/** True when the group runs or ended a moment ago. */
const isCurrent = ({ operations }: OperationGroup) =>
  operations.some(({ finishedAt }) => !finishedAt || serverNow() - Date.parse(finishedAt) < recentMs);

interface Props {
  cluster: ClusterKey;
  /** Selects the groups of this page. Without it, the cluster's groups are all shown. */
  concerns?: (group: OperationGroup) => boolean;
}

/** Shows one live line per group of drains or deletions. Renders nothing without groups. */
export function GroupsInFlight({ cluster, concerns = () => true }: Props) {
  const { t } = useTranslation('operations');
  const { accountId, region, clusterId } = cluster;
  useWatch(...watch.operations(accountId));
  const { data } = useQuery(clusterOperations(accountId, clusterId));
  const own = (data?.operations ?? []).filter((operation) => operation.region === region);
  const ids = [
    ...new Set(
      own.flatMap(({ groupId, finishedAt, state }) => {
        const recent = !finishedAt || serverNow() - Date.parse(finishedAt) < recentMs || state === 'needs-attention';
        return groupId && recent ? [groupId] : [];
      }),
    ),
  ];
  const groups = useQueries({ queries: ids.map((id) => operationGroup(accountId, id)) })
    .flatMap(({ data: group }) => (group ? [group] : []))
    .filter((group) => isCurrent(group) && concerns(group));
  if (!groups.length) return null;
  return (
    <ul aria-label={t('group.inFlight')} className="border-line bg-surface divide-line grid divide-y rounded-md border">
      {groups.map((group) => (
        <li key={group.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
          <Link to={paths.operationGroup(accountId, group.id)} className="link font-medium">
            {t(`group.title.${group.act}`, { count: countProgress(group).total })}
          </Link>
          <GroupStatus group={group} />
          {group.pausedBecause && <span className="text-warn">{t(`group.paused.${group.pausedBecause}`)}</span>}
          <span className="text-text-soft ml-auto text-xs">
            {t('requestedBy', { name: group.actor.name })} · <Age at={group.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
