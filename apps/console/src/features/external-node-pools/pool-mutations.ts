import type {
  CreateExternalNodePool,
  DeleteExternalNodePool,
  ModifyExternalNodePool,
} from '@isthmus/contracts/external-node-pools';
import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import {
  createExternalNodePool,
  deleteExternalNodePool,
  modifyExternalNodePool,
} from '@isthmus/contracts/routes/external-node-pools';
import { revealPoolScript } from '@isthmus/contracts/routes/joins';
import { mutationOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { dryRunOf } from '#shared/api/dry-run.ts';
import { queryClient } from '#shared/query-client.ts';
import { externalNodePool } from './queries.ts';

// Apart from the queries, because the lists load without the forms.
const operationsChanged = ({ accountId }: ClusterKey) =>
  queryClient.invalidateQueries({ queryKey: ['operations', accountId] });

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
