// Without zod, because the console's first page loads this file.

/** The keys of accounts, regions, clusters, pools and nodes. */
export interface AccountKey {
  accountId: string;
}
export interface RegionKey extends AccountKey {
  region: string;
}
export interface ClusterKey extends RegionKey {
  clusterId: string;
}
export interface PoolKey extends ClusterKey {
  nodePoolId: string;
}
/** TKE has no node id. A node's name is its key within the cluster. */
export interface NodeKey extends ClusterKey {
  nodeName: string;
}

/** The ids in TKE's form: `ap-guangzhou`, `cls-1a2b3c4d`, `np-1a2b3c4d`. */
export const idRules = {
  region: /^[a-z0-9-]{2,40}$/,
  clusterId: /^cls-[a-z0-9]{1,32}$/,
  nodePoolId: /^np-[a-z0-9]{1,32}$/,
};
/** A node's name is a Kubernetes object name. */
export const maxNodeNameLength = 253;

export const accountPath = (accountId: string) => `/accounts/${accountId}` as const;
export const clusterPath = ({ accountId, region, clusterId }: ClusterKey) =>
  `${accountPath(accountId)}/regions/${region}/clusters/${clusterId}` as const;
export const poolPath = (key: PoolKey) => `${clusterPath(key)}/pools/${key.nodePoolId}` as const;
export const nodePath = (key: NodeKey) => `${clusterPath(key)}/nodes/${key.nodeName}` as const;

const names = { accountId: ':accountId', region: ':region', clusterId: ':clusterId' };
/** The same paths with parameter names, for endpoints. */
export const inAccount = accountPath(names.accountId);
export const inCluster = clusterPath(names);
export const inPool = poolPath({ ...names, nodePoolId: ':nodePoolId' });
export const inNode = nodePath({ ...names, nodeName: ':nodeName' });
