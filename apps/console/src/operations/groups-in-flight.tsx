import type { ClusterKey } from '@isthmus/contracts/places';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useQueries, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { serverNow } from '#shared/time/clock.ts';
import { clusterOperations, operationGroup } from './queries.ts';

// Lazy, because most clusters have no group under way.
const GroupLines = lazy(() => import('./group-lines.tsx'));
const recentMs = 10 * 60_000;

/** True when the group runs or ended a moment ago. */
const isCurrent = ({ operations }: OperationGroup) =>
  operations.some(({ finishedAt }) => !finishedAt || serverNow() - Date.parse(finishedAt) < recentMs);

interface Props {
  cluster: ClusterKey;
  /** Selects the groups of this page. Without it, the cluster's groups are all shown. */
  concerns?: (group: OperationGroup) => boolean;
}

/** Shows the current groups of drains or deletions. Renders nothing without groups. */
export function GroupsInFlight({ cluster, concerns = () => true }: Props) {
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
    <Suspense>
      <GroupLines groups={groups} />
    </Suspense>
  );
}
