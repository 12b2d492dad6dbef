import {
  accountPath as account,
  clusterPath as cluster,
  poolPath as externalNodePool,
  type ClusterKey,
  type PoolKey,
} from '@isthmus/contracts/places';

/** Every URL of the console. */
export const paths = {
  signIn: (next?: string) => `/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  newAccount: () => '/accounts/new',
  clusters: (accountId: string) => `${account(accountId)}/clusters`,
  activity: (accountId: string) => `${account(accountId)}/activity`,
  settings: (accountId: string) => `${account(accountId)}/settings`,
  onboarding: (accountId: string) => `${account(accountId)}/onboarding`,
  operation: (accountId: string, operationId: string) => `${account(accountId)}/operations/${operationId}`,
  operationGroup: (accountId: string, groupId: string) => `${account(accountId)}/operation-groups/${groupId}`,
  cluster,
  enable: (key: ClusterKey) => `${cluster(key)}/enable`,
  externalNodePools: (key: ClusterKey) => `${cluster(key)}/pools`,
  newExternalNodePool: (key: ClusterKey, templateId?: string) =>
    `${cluster(key)}/pools/new${templateId ? `?template=${templateId}` : ''}`,
  externalNodes: (key: ClusterKey, search = '') => `${cluster(key)}/nodes${search}`,
  network: (key: ClusterKey) => `${cluster(key)}/network`,
  clusterActivity: (key: ClusterKey) => `${cluster(key)}/activity`,
  externalNodePool,
  modifyExternalNodePool: (key: PoolKey) => `${externalNodePool(key)}/modify`,
  deleteExternalNodePool: (key: PoolKey) => `${externalNodePool(key)}/delete`,
  addHosts: (key: PoolKey) => `${externalNodePool(key)}/add-hosts`,
  templates: () => '/templates',
  newTemplate: () => '/templates/new',
  template: (templateId: string) => `/templates/${templateId}`,
  editTemplate: (templateId: string) => `/templates/${templateId}/edit`,
};
