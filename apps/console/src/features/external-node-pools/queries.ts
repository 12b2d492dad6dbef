import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import {
  createExternalNodePool,
  deleteExternalNodePool,
  getExternalNodePool,
  listExternalNodePools,
  listRuntimes,
  modifyExternalNodePool,
  refreshExternalNodePools,
} from '@isthmus/contracts/routes/external-node-pools';
import type {
  CreateExternalNodePool,
  DeleteExternalNodePool,
  ModifyExternalNodePool,
} from '@isthmus/contracts/external-node-pools';
import { revealPoolScript } from '@isthmus/contracts/routes/joins';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { dryRunOf } from '#shared/api/dry-run.ts';
import { queryClient } from '#shared/query-client.ts';

const keyOf = ({ accountId, region, clusterId }: ClusterKey) => ['external-node-pools', accountId, region, clusterId];
const operationsChanged = ({ accountId }: ClusterKey) =>
  queryClient.invalidateQueries({ queryKey: ['operations', accountId] });

export const externalNodePools = (key: ClusterKey) =>
  queryOptions({ queryKey: keyOf(key), queryFn: ({ signal }) => call(listExternalNodePools, { params: key, signal }) });

export const externalNodePool = (key: PoolKey) =>
  queryOptions({
    queryKey: [...keyOf(key), key.nodePoolId],
    queryFn: ({ signal }) => call(getExternalNodePool, { params: key, signal }),
  });

export const runtimes = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['runtimes', key.accountId, key.region, key.clusterId],
    queryFn: ({ signal }) => call(listRuntimes, { params: key, signal }),
  });

export const refreshingExternalNodePools = (key: ClusterKey) =>
  mutationOptions({ mutationFn: () => call(refreshExternalNodePools, { params: key }) });

export const creatingExternalNodePool = (key: ClusterKey, idempotencyKey: string) =>
  mutationOptions({
    mutationFn: (body: CreateExternalNodePool) => call(createExternalNodePool, { params: key, body, idempotencyKey }),
    onSuccess: () => operationsChanged(key),
  });

export const createCall = ({ accountId, region, clusterId }: ClusterKey, body: CreateExternalNodePool) =>
  dryRunOf(createExternalNodePool, { accountId, region, clusterId }, body);

export const modifyingExternalNodePool = (key: PoolKey, idempotencyKey: string) =>
  mutationOptions({
    mutationFn: (body: ModifyExternalNodePool) => call(modifyExternalNodePool, { params: key, body, idempotencyKey }),
    onSuccess: () => operationsChanged(key),
    onError: ({ problem }) => {
      if (problem.code === 'changed-meanwhile')
        void queryClient.invalidateQueries({ queryKey: externalNodePool(key).queryKey });
    },
  });

export const modifyCall = (key: PoolKey, body: ModifyExternalNodePool) => dryRunOf(modifyExternalNodePool, key, body);

export const deletingExternalNodePool = (key: PoolKey, idempotencyKey: string) =>
  mutationOptions({
    mutationFn: (body: DeleteExternalNodePool) => call(deleteExternalNodePool, { params: key, body, idempotencyKey }),
    onSuccess: () => operationsChanged(key),
  });

export const deleteCall = (key: PoolKey, body: DeleteExternalNodePool) => dryRunOf(deleteExternalNodePool, key, body);

/** A join credential: never cached, removed with its component. */
export const revealingPoolScript = (key: PoolKey) =>
  mutationOptions({ mutationFn: () => call(revealPoolScript, { params: key }), gcTime: 0 });
