import type { ExternalNode } from '@isthmus/contracts/external-nodes';

/** A node as the table sorts and filters it; all of it is made once a reading, so that a key press only compares. */
export interface NodeRow {
  node: ExternalNode;
  /** Names come back, so a name alone is no node. */
  id: string;
  /** The pool's name; its id while it is not listed; empty when TKE tells none. */
  pool: string;
  /** Milliseconds since 1970; null when TKE does not tell. */
  joinedAt: number | null;
  /** All that the filter looks in. */
  text: string;
  /** Plain comparison of these puts node-9 before node-10. */
  order: { name: string; ip: string };
}

const widest = 10;
const ordered = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(widest, '0'));
const timeOf = (time: string | null) => (time && !Number.isNaN(Date.parse(time)) ? Date.parse(time) : null);

const nodeId = ({ name, createdTime }: Pick<ExternalNode, 'name' | 'createdTime'>) => `${name} ${createdTime ?? ''}`;

/** `poolNames`: names by id. */
export const toNodeRows = (nodes: ExternalNode[], poolNames: Map<string, string>): NodeRow[] =>
  nodes.map((node) => ({
    node,
    id: nodeId(node),
    pool: node.nodePoolId ? (poolNames.get(node.nodePoolId) ?? node.nodePoolId) : '',
    joinedAt: timeOf(node.createdTime),
    text: `${node.name} ${node.ip} ${node.location} ${node.reason}`.toLowerCase(),
    order: { name: ordered(node.name), ip: ordered(node.ip) },
  }));

/** Since when a node is in its state. `before`: it was so when it was seen first, so it began at some time before that. */
export function inStateOf({ since, appearedAt }: Pick<ExternalNode, 'since' | 'appearedAt'>) {
  const before = since <= appearedAt;
  return { at: before ? appearedAt : since, before };
}

/** The known list with what has changed since, in the BFF's order: by name. */
export function mergeNodes(known: ExternalNode[], changed: ExternalNode[], gone: string[]): ExternalNode[] {
  if (changed.length === 0 && gone.length === 0) return known;
  const nodes = new Map(known.map((node) => [node.name, node]));
  for (const name of gone) nodes.delete(name);
  for (const node of changed) nodes.set(node.name, node);
  return [...nodes.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
