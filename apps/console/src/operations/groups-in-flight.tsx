import type { ClusterKey } from '@isthmus/contracts/places';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { serverNow } from '#shared/time/clock.ts';
import { inFlight } from './queries.ts';

// Lazy, because most clusters have no group under way.
const GroupLines = lazy(() => import('./group-lines.tsx'));
/** Of a line that does not wrap, and its border, in pixels. */
const lineHeight = 37;
const recentMs = 10 * 60_000;

interface Props {
  cluster: ClusterKey;
  /** Selects the groups of this page. Without it, the cluster's groups are all shown. */
  concerns?: (group: OperationGroup) => boolean;
}

/** Shows the current groups of drains or deletions. Renders nothing without groups. */
export function GroupsInFlight({ cluster, concerns = () => true }: Props) {
  const { accountId } = cluster;
  useWatch(...watch.operations(accountId));
  const { data } = useQuery(inFlight(cluster));
  const since = serverNow() - recentMs;
  const isRecent = (finishedAt: string | null) => !finishedAt || Date.parse(finishedAt) > since;
  const ids = [
    ...new Set(
      (data?.operations ?? []).flatMap(({ groupId, finishedAt, state }) =>
        groupId && (isRecent(finishedAt) || state === 'needs-attention') ? [groupId] : [],
      ),
    ),
  ];
  if (!ids.length) return null;
  return (
    // As high as its lines, which would push down what a person is about to press.
    <Suspense fallback={<div style={{ height: ids.length * lineHeight + 1 }} />}>
      <GroupLines
        accountId={accountId}
        ids={ids}
        concerns={(group) => group.operations.some(({ finishedAt }) => isRecent(finishedAt)) && concerns(group)}
      />
    </Suspense>
  );
}
