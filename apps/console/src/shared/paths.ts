import type { HealthState } from '@isthmus/contracts/health';
import {
  accountPath as account,
  clusterPath as cluster,
  nodePath,
  poolPath as externalNodePool,
  type ClusterKey,
  type PoolKey,
} from '@isthmus/contracts/places';
import { useParams, type Params } from 'react-router';

/** Every URL of the console. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => `/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  wallEnded: () => '/wall-ended',
  /** The person's own settings. Those of a cloud account are `settings`. */
  yourSettings: () => '/settings',
  newAccount: () => '/accounts/new',
  clusters: (accountId: string) => `${account(accountId)}/clusters`,
  activity: (accountId: string) => `${account(accountId)}/activity`,
  people: () => '/people',
  /** `filter`: the parameters of its address. */
  audit: (filter: Record<string, string> = {}) =>
    `/audit${Object.keys(filter).length ? `?${new URLSearchParams(filter)}` : ''}`,
  approvals: () => '/approvals',
  approval: (id: string) => `/approvals/${id}`,
  settings: (accountId: string) => `${account(accountId)}/settings`,
  /** The settings of one account, at first its key; `settings` lists all accounts. */
  account: (accountId: string, tab?: string) => `${account(accountId)}/settings/account${tab ? `/${tab}` : ''}`,
  onboarding: (accountId: string) => `${account(accountId)}/onboarding`,
  operation: (accountId: string, operationId: string) => `${account(accountId)}/operations/${operationId}`,
  operationGroup: (accountId: string, groupId: string) => `${account(accountId)}/operation-groups/${groupId}`,
  /** The groups of one press over several clusters. */
  operationSet: (setId: string) => `/operation-sets/${setId}`,
  cluster,
  enable: (key: ClusterKey) => `${cluster(key)}/enable`,
  externalNodePools: (key: ClusterKey) => `${cluster(key)}/pools`,
  newExternalNodePool: (key: ClusterKey, templateId?: string) =>
    `${cluster(key)}/pools/new${templateId ? `?template=${templateId}` : ''}`,
  externalNodes: (key: ClusterKey, search = '') => `${cluster(key)}/nodes${search}`,
  /** TKE does not promise that a name needs no escapes. */
  externalNode: (key: ClusterKey, name: string) => nodePath({ ...key, nodeName: encodeURIComponent(name) }),
  network: (key: ClusterKey) => `${cluster(key)}/network`,
  clusterActivity: (key: ClusterKey) => `${cluster(key)}/activity`,
  externalNodePool,
  /** `templateId`: the template to whose newest version the form brings the pool. */
  modifyExternalNodePool: (key: PoolKey, templateId?: string) =>
    `${externalNodePool(key)}/modify${templateId ? `?template=${templateId}` : ''}`,
  deleteExternalNodePool: (key: PoolKey) => `${externalNodePool(key)}/delete`,
  addHosts: (key: PoolKey) => `${externalNodePool(key)}/add-hosts`,
  fleetNodes: () => '/nodes',
  templates: () => '/templates',
  newTemplate: () => '/templates/new',
  template: (templateId: string) => `/templates/${templateId}`,
  editTemplate: (templateId: string) => `/templates/${templateId}/edit`,
};

/** The filter of the node list for each state. Hosts that TKE does not list yet are on the page of their pool. */
const statusFilters: Partial<Record<HealthState, string>> = {
  failed: 'Failed',
  initializing: 'Initializing',
  draining: 'Draining',
  terminating: 'Terminating',
  cordoned: 'cordoned',
  running: 'Running',
  unknown: 'unknown',
};

/** The rows that a number in a picture counts. `nodePoolId`: only those of the pool. */
export function nodesInState(key: ClusterKey, state: HealthState, nodePoolId = '') {
  if (nodePoolId && (state === 'late' || state === 'waiting')) return paths.addHosts({ ...key, nodePoolId });
  const filter = new URLSearchParams();
  const status = statusFilters[state];
  if (status) filter.set('status', status);
  if (nodePoolId) filter.set('pool', nodePoolId);
  return paths.externalNodes(key, filter.size ? `?${filter}` : '');
}

/** The nodes whose kubelet has another minor version than the cluster. */
export const nodesWithSkew = (key: ClusterKey, skew: 'supported' | 'unsupported' = 'unsupported') =>
  paths.externalNodes(key, `?version=${skew}`);

const requireParameter = (params: Params, name: string) => {
  const value = params[name];
  if (value === undefined) throw new Error(`the URL lacks ${name}`);
  return value;
};

export const accountOf = (params: Params) => requireParameter(params, 'accountId');
export const clusterOf = (params: Params): ClusterKey => ({
  accountId: requireParameter(params, 'accountId'),
  region: requireParameter(params, 'region'),
  clusterId: requireParameter(params, 'clusterId'),
});
export const poolOf = (params: Params): PoolKey => ({
  ...clusterOf(params),
  nodePoolId: requireParameter(params, 'nodePoolId'),
});

/** Return the account, cluster or pool that the URL names. */
export const useAccountId = () => accountOf(useParams());
export const useCluster = () => clusterOf(useParams());
export const usePool = () => poolOf(useParams());
