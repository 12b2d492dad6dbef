import type { Account } from '../account.ts';
import type { Cluster, Ticket } from '../model.ts';
import { linkSeconds } from '../hosts/tickets.ts';
import { phaseOfEnabling, phaseOfNode, phaseOfPool, type Phase } from './phase.ts';

/** Returns how often each word occurs. */
function count(words: string[]) {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** An account in a list, without its key. */
export const summaryOf = (account: Account) => ({
  secretId: account.secretId,
  uin: account.uin,
  scenario: account.opened.scenario,
  now: account.now(),
  clusters: account.clusters.length,
  nodes: account.clusters.reduce((sum, { nodes }) => sum + nodes.length, 0),
});

/** A short view of an account, with counts instead of long lists. */
export const overview = (account: Account) => ({
  ...summaryOf(account),
  options: account.options,
  faults: account.faults,
  journal: {
    count: account.journal.length,
    actions: count(account.journal.map(({ action }) => action)),
    verdicts: count(account.journal.map(({ verdict }) => verdict)),
    faults: count(account.journal.flatMap(({ fault }) => fault ?? [])),
    unexpected: account.journal.filter(({ expected }) => !expected).length,
  },
  clusters: account.clusters.map((cluster) => clusterOf(account, cluster)),
});

function clusterOf(account: Account, cluster: Cluster) {
  const phases = cluster.nodes.map((node) => ({ nodePoolId: node.nodePoolId, ...phaseOfNode(account, node) }));
  const { clusterId, region, name, version, status, quota } = cluster;
  return {
    ...{ clusterId, region, name, version, status, quota },
    enabling: phaseOfEnabling(account, cluster),
    nodes: count(phases.map((phase) => phase.status)),
    pools: cluster.pools.map((pool) => ({
      nodePoolId: pool.nodePoolId,
      name: pool.name,
      nodeType: pool.nodeType,
      ...phaseOfPool(account, pool),
      nodes: count(phases.flatMap((phase) => (phase.nodePoolId === pool.nodePoolId ? phase.status : []))),
    })),
    hosts: cluster.tickets
      .slice(-maxHosts)
      .reverse()
      .map((ticket) => hostOf(account, cluster, ticket)),
  };
}

const maxHosts = 50;

/** The state of a join command, without its token. */
function hostOf(account: Account, { nodes }: Cluster, ticket: Ticket) {
  const { nodePoolId, issuedAt } = ticket;
  const name = ticket.nodeName ?? `node-${ticket.playedAddress}`;
  const node = nodes.find((one) => one.name === name && one.nodePoolId === nodePoolId && one.joinedAt >= issuedAt);
  const expiresAt = issuedAt + linkSeconds * 1000;
  const waiting =
    account.now() < expiresAt ? { status: 'Waiting', endsAt: expiresAt } : { status: 'Expired', endsAt: null };
  const phase: Phase = node ? phaseOfNode(account, node) : waiting;
  return { name, isNamed: ticket.nodeName !== null, nodePoolId, issuedAt, ...phase };
}

interface NodeFilter {
  nodePoolId?: string | undefined;
  status?: string | undefined;
  text?: string | undefined;
  offset: number;
  limit: number;
}

/** A page of a cluster's nodes with their states, including nodes that TKE does not list. */
export function nodePage(
  account: Account,
  { nodes }: Cluster,
  { nodePoolId, status, text = '', offset, limit }: NodeFilter,
) {
  const found = nodes
    .map((node) => ({ ...node, ...phaseOfNode(account, node) }))
    .filter(
      (node) =>
        (nodePoolId ?? node.nodePoolId) === node.nodePoolId &&
        (status ?? node.status) === node.status &&
        [node.name, node.ip, node.failed ?? ''].some((word) => word.includes(text)),
    );
  return { count: found.length, nodes: found.slice(offset, offset + limit) };
}
