import type { PoolKey } from '@isthmus/contracts/places';
import { dismissJoin, listJoins, planJoins, revealJoinCommand } from '@isthmus/contracts/routes/joins';
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
