import type { ClusterKey } from '@isthmus/contracts/clusters';

const inCluster = (kind: string, { accountId, region, clusterId }: ClusterKey) =>
  `${kind}:${accountId}:${region}:${clusterId}`;

/** What a page asks to be told of. */
export const watch = {
  reach: ['reach'],
  clusters: (accountId: string) => [`clusters:${accountId}`, `external-node-support:${accountId}`],
  cluster: (key: ClusterKey) => [`clusters:${key.accountId}:${key.region}`, inCluster('external-node-support', key)],
  nodes: (key: ClusterKey) => [inCluster('external-node-pools', key), inCluster('external-nodes', key)],
  joins: (key: ClusterKey) => [inCluster('joins', key), inCluster('external-nodes', key)],
  hostsToClean: (key: ClusterKey) => [inCluster('hosts-to-clean', key)],
  operations: (accountId: string) => [`operations:${accountId}`],
};

/** Which queries an event makes stale; the only place that knows. */
export function staleKeys(key: string): string[][] {
  const [kind = '', account = '', ...place] = key.split(':');
  const at = [account, ...place];
  switch (kind) {
    case 'clusters':
    case 'cloud-nodes':
    case 'external-node-support':
      return [
        ['clusters', account],
        ['onboarding', account],
      ];
    case 'external-node-pools':
      return [
        ['external-node-pools', ...at],
        ['clusters', ...at],
        ['onboarding', account],
        ['activity', account],
      ];
    case 'external-nodes':
      return [
        ['external-nodes', ...at],
        ['clusters', ...at],
        ['external-node-pools', ...at],
        ['joins', ...at],
        ['onboarding', account],
        ['activity', account],
      ];
    case 'joins':
      return [
        ['joins', ...at],
        ['activity', account],
      ];
    case 'reach':
      return [['reach']];
    case 'operations':
      return [['operations', account], ['activity', account], ['hosts-to-clean', account], ['templates']];
    default:
      return [[kind, ...at]];
  }
}
