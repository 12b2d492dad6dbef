import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { healthOf, healthStateOf, type Health, type HealthState } from '@isthmus/contracts/health';
import { skewOf } from '@isthmus/contracts/version-skew';
import type { Join } from '@isthmus/contracts/joins';
import { naturalOrder } from '@isthmus/contracts/natural-order';

/** A node, or an expected host that TKE does not list yet. */
export interface NodeCell {
  id: string;
  name: string;
  state: HealthState;
  node: ExternalNode | null;
  join: Join | null;
}

export const groupings = ['pool', 'location', 'version'] as const;
export type Grouping = (typeof groupings)[number];

export interface NodeGroup {
  /** The pool's id, the location or the kubelet's version; empty when TKE reports none. */
  id: string;
  name: string;
  cells: NodeCell[];
  health: Health;
}

interface Known {
  nodes: ExternalNode[];
  pools: Pick<ExternalNodePool, 'id' | 'name'>[];
  /** Hosts that TKE does not list yet, with their state now. */
  expected: { join: Join; state: 'late' | 'waiting' }[];
  /** All nodes of an out-of-date reading are unknown, whatever they were. */
  isOutOfDate: boolean;
}

const groupOf: Record<Grouping, (node: ExternalNode) => string | null> = {
  pool: ({ nodePoolId }) => nodePoolId,
  location: ({ location }) => location,
  version: ({ kubelet }) => kubelet,
};

/**
 * Groups the nodes by pool, location or version of the kubelet, in natural order. Every pool is a group, also without nodes. Expected
 * hosts follow the nodes of their pool; they have no location and no version.
 */
export function groupNodes({ nodes, pools, expected, isOutOfDate }: Known, by: Grouping): NodeGroup[] {
  const names = new Map(pools.map(({ id, name }) => [id, name]));
  const groups = new Map<string, NodeCell[]>(by === 'pool' ? pools.map(({ id }) => [id, []]) : []);
  const add = (group: string, cell: NodeCell) => {
    const cells = groups.get(group);
    if (cells) cells.push(cell);
    else groups.set(group, [cell]);
  };
  const sorted = nodes.map((node) => ({ node, order: naturalOrder(node.name) }));
  sorted.sort((one, other) => (one.order < other.order ? -1 : 1));
  for (const { node } of sorted)
    add(groupOf[by](node) ?? '', {
      id: node.name,
      name: node.name,
      state: isOutOfDate ? 'unknown' : healthStateOf(node),
      node,
      join: null,
    });
  for (const { join, state } of expected)
    add(by === 'pool' ? join.nodePoolId : '', {
      id: join.id,
      name: join.nodeName ?? join.ip ?? '',
      state,
      node: null,
      join,
    });
  return [...groups]
    .map(([id, cells]) => ({
      id,
      name: names.get(id) ?? id,
      cells,
      health: healthOf(cells.map(({ state }) => ({ state, count: 1 }))),
    }))
    .sort((one, other) => (naturalOrder(one.name) < naturalOrder(other.name) ? -1 : 1));
}

/** The numbers of nodes whose kubelet has another minor version than the cluster: too far from it, or within what Kubernetes supports. */
export function skewedIn(cells: NodeCell[], clusterVersion: string) {
  const skews = cells.map(({ node }) => skewOf(node?.kubelet ?? null, clusterVersion));
  const count = (skew: (typeof skews)[number]) => skews.filter((one) => one === skew).length;
  return { unsupported: count('unsupported'), supported: count('supported') };
}

/** What needs attention: failed nodes by TKE's reason, and late hosts by pool. Most affected first. */
export interface Cause {
  state: 'failed' | 'late';
  /** TKE's own words, or the pool's id of late hosts. */
  key: string;
  cells: NodeCell[];
  /** ISO 8601: since when the first of them is so; null when unknown. */
  since: string | null;
}

/** Since when Isthmus knows the state. A state from before the first reading began at an unknown time. */
export const sinceOf = ({ node, join }: NodeCell) =>
  node ? (node.since > node.appearedAt ? node.since : node.appearedAt) : (join?.issuedAt ?? null);

export function causesOf(cells: NodeCell[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const cell of cells) {
    const { state, node, join } = cell;
    if (state !== 'failed' && state !== 'late') continue;
    const key = node?.reason ?? join?.nodePoolId ?? '';
    const known = causes.get(`${state} ${key}`);
    const since = sinceOf(cell);
    if (!known) causes.set(`${state} ${key}`, { state, key, cells: [cell], since });
    else {
      known.cells.push(cell);
      if (since && (!known.since || since < known.since)) known.since = since;
    }
  }
  const all = [...causes.values()].sort((one, other) => other.cells.length - one.cells.length);
  return [...all.filter(({ state }) => state === 'failed'), ...all.filter(({ state }) => state === 'late')];
}
