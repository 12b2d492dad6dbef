import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import { useParams, type Params } from 'react-router';

const need = (params: Params, name: string) => {
  const value = params[name];
  if (value === undefined) throw new Error(`the URL lacks ${name}`);
  return value;
};

export const accountOf = (params: Params) => need(params, 'accountId');
export const clusterOf = (params: Params): ClusterKey => ({
  accountId: need(params, 'accountId'),
  region: need(params, 'region'),
  clusterId: need(params, 'clusterId'),
});
export const poolOf = (params: Params): PoolKey => ({ ...clusterOf(params), nodePoolId: need(params, 'nodePoolId') });

/** Return the account, cluster or pool that the URL names. */
export const useAccountId = () => accountOf(useParams());
export const useCluster = () => clusterOf(useParams());
export const usePool = () => poolOf(useParams());
