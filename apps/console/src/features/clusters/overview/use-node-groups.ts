import { healthOf, healthStates, nodesIn, type Health } from '@isthmus/contracts/health';
import { joinStateNow } from '@isthmus/contracts/join-state';
import type { Join } from '@isthmus/contracts/joins';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQueries, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { externalNodes } from '#features/external-nodes/queries.ts';
import { joins } from '#features/joins/queries.ts';
import { useStale } from '#shared/reading/observation.tsx';
import { useNow } from '#shared/time/clock.ts';
import { groupNodes, type Grouping } from './map-groups.ts';

/** The joins that wait for their host, by their state at `now` in milliseconds. */
function expectedAt(all: Join[], now: number) {
  return all.flatMap((join): { join: Join; state: 'late' | 'waiting' }[] => {
    const state = joinStateNow(join, now);
    if (state === 'waiting') return [{ join, state }];
    // A host whose link ended before it registered is late, as in the lists and on Home.
    return state === 'late' || state === 'expired' ? [{ join, state: 'late' }] : [];
  });
}

/** Reads the nodes, pools and expected hosts of a cluster, and groups them for the pictures. */
export function useNodeGroups(key: ClusterKey, by: Grouping) {
  const { data } = useSuspenseQuery(externalNodes(key));
  const { data: listed } = useSuspenseQuery(externalNodePools(key));
  const allJoins = useQueries({
    // The counts tell which pools expect hosts, so the others are not asked.
    queries: listed.pools
      .filter(({ health }) => health.late + health.waiting > 0)
      .map(({ id }) => joins({ ...key, nodePoolId: id })),
    combine: (results) => results.flatMap(({ data: reply }) => reply?.joins ?? []),
  });
  const isOutOfDate = useStale(data.observation);
  const listedNames = useMemo(() => new Set(data.nodes.flatMap(({ name, ip }) => [name, ip])), [data.nodes]);
  const expected = expectedAt(allJoins, useNow()).filter(
    ({ join: { nodeName, ip } }) => !listedNames.has(nodeName ?? ip ?? ''),
  );
  // Times tick each second; the pictures change only when a state does.
  const expectedText = expected.map(({ join, state }) => `${join.id} ${state}`).join();
  const known = useMemo(
    // Like the counts, the pictures have every node of TKE's two lists. A host that joins is in one of them, and no longer expected.
    () => ({ nodes: data.nodes, pools: listed.pools, expected, isOutOfDate }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `expectedText` stands for `expected`
    [data.nodes, listed.pools, expectedText, isOutOfDate],
  );
  const byPool = useMemo(() => groupNodes(known, 'pool'), [known]);
  const groups = useMemo(() => (by === 'pool' ? byPool : groupNodes(known, by)), [by, byPool, known]);
  const health = useMemo(() => totalOf(byPool.map((group) => group.health)), [byPool]);
  return { groups, byPool, health, isOutOfDate, pools: listed.pools, observation: data.observation };
}

const totalOf = (all: Health[]) =>
  healthOf(all.flatMap((health) => healthStates.map((state) => ({ state, count: health[state] }))));

/** The worst state of a cluster, and the numbers for its sentence. */
export function verdictOf(health: Health) {
  const total = nodesIn(health);
  const state = (['failed', 'late', 'unknown'] as const).find((one) => health[one] > 0) ?? ('running' as const);
  return { state, count: state === 'running' ? total : health[state], total };
}
