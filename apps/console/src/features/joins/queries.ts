import type { NodeKey, PoolKey } from '@isthmus/contracts/places';
import { dismissJoin, listJoins, listNodeJoins, planJoins, revealJoinCommand } from '@isthmus/contracts/routes/joins';
import type { PlanJoins } from '@isthmus/contracts/joins';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const keyOf = ({ accountId, region, clusterId, nodePoolId }: PoolKey) => [
  'joins',
  accountId,
  region,
  clusterId,
  nodePoolId,
];
const changed = (key: PoolKey) => queryClient.invalidateQueries({ queryKey: keyOf(key) });

export const joins = (key: PoolKey) =>
  queryOptions({ queryKey: keyOf(key), queryFn: ({ signal }) => call(listJoins, { params: key, signal }) });

/** The expected hosts of one node name. */
export const nodeJoins = (key: NodeKey) =>
  queryOptions({
    queryKey: ['joins', key.accountId, key.region, key.clusterId, 'of-node', key.nodeName],
    queryFn: ({ signal }) => call(listNodeJoins, { params: key, signal }),
  });

export const planningJoins = (key: PoolKey) =>
  mutationOptions({
    mutationFn: (body: PlanJoins) => call(planJoins, { params: key, body }),
    onSuccess: () => changed(key),
  });

/** A join credential: never cached, removed with its component. A refusal also changes other rows. */
export const revealingJoinCommand = (key: PoolKey) =>
  mutationOptions({
    mutationFn: (joinId: string) => call(revealJoinCommand, { params: { ...key, joinId } }),
    onSettled: () => changed(key),
    gcTime: 0,
  });

export const dismissingJoin = (key: PoolKey) =>
  mutationOptions({
    mutationFn: (joinId: string) => call(dismissJoin, { params: { ...key, joinId } }),
    onSuccess: () => changed(key),
  });
