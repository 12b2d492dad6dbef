import { eventKey, splitEventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';

/** The event keys that each page watches. */
export const watch = {
  reach: ['reach'],
  /** All accounts that the person may see. */
  home: [
    'cloud-account',
    'clusters',
    'external-node-support',
    'external-node-pools',
    'external-nodes',
    'joins',
    'operations',
    'quota',
  ],
  clusters: (accountId: string) => [
    eventKey('clusters', { accountId }),
    eventKey('external-node-support', { accountId }),
  ],
  cluster: (key: ClusterKey) => [
    eventKey('cloud-account', { accountId: key.accountId }),
    eventKey('clusters', { accountId: key.accountId, region: key.region }),
    eventKey('external-node-support', key),
  ],
  nodes: (key: ClusterKey) => [eventKey('external-node-pools', key), eventKey('external-nodes', key)],
  joins: (key: ClusterKey) => [eventKey('joins', key), eventKey('external-nodes', key)],
  hostsToClean: (key: ClusterKey) => [eventKey('hosts-to-clean', key)],
  /** With the requests for a second person, whose number the side bar shows. */
  inProgress: ['operations', 'joins', 'approvals'],
  operations: (accountId: string) => [eventKey('operations', { accountId })],
};

/** Returns the queries that an event makes stale. No other code decides this. */
export function staleKeys(key: string): string[][] {
  const { kind, accountId: account = '', region, clusterId } = splitEventKey(key);
  const at = [account, region, clusterId].filter((part) => part !== undefined);
  switch (kind) {
    case 'clusters':
    case 'cloud-nodes':
      return [
        ['clusters', account],
        ['onboarding', account],
      ];
    case 'cloud-account':
      return [['accounts'], ['clusters', account], ['operations', account], ['home']];
    case 'external-node-support':
      return [['clusters', account], ['onboarding', account], ['accounts']];
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
        ['in-progress'],
        ['clusters', ...at],
        ['external-node-pools', ...at],
        ['activity', account],
      ];
    case 'approvals':
      return [['approvals'], ['session'], ['clusters', account], ['accounts']];
    case 'reach':
      return [['reach']];
    case 'operations':
      return [['operations', account], ['operation-sets'], ['in-progress'], ['activity', account], ['templates']];
    case 'hosts-to-clean':
      return [
        ['hosts-to-clean', ...at],
        ['clusters', ...at],
      ];
    case 'quota':
      return [['quota', ...at], ['home']];
    default:
      return [[kind, ...at]];
  }
}
