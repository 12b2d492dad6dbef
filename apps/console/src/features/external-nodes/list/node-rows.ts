import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { timeOfTke } from '@isthmus/contracts/tke-time';

/**
 * One node with precomputed values for the filter. They are computed once per read, so a key press only compares.
 */
export interface NodeRow {
  node: ExternalNode;
  /** Unique id: a node name can be used again later. */
  id: string;
  /** The pool's name, or its id when it is not listed. Empty when TKE reports none. */
  pool: string;
  /** The reading is out of date, so the state of the node is unknown. */
  isOutOfDate: boolean;
  /** The text that the filter searches. */
  text: string;
}

/** Identifies a node in its cluster: a name can be used again later. */
export const nodeId = ({ name, createdTime }: Pick<ExternalNode, 'name' | 'createdTime'>) =>
  `${name} ${createdTime ?? ''}`;

/** `poolNames`: pool id → name. */
export const toNodeRows = (nodes: ExternalNode[], poolNames: Map<string, string>, isOutOfDate = false): NodeRow[] =>
  nodes.map((node) => ({
    node,
    id: nodeId(node),
    isOutOfDate,
    pool: node.nodePoolId ? (poolNames.get(node.nodePoolId) ?? node.nodePoolId) : '',
    text: `${node.name} ${node.ip} ${node.location} ${node.reason}`.toLowerCase(),
  }));

/** Returns when the node joined, as an ISO time; null when TKE does not report it. */
export function joinedAtOf({ createdTime }: Pick<ExternalNode, 'createdTime'>) {
  const at = timeOfTke(createdTime);
  return at === null ? null : new Date(at).toISOString();
}

/** Returns the start of the node's state. `before`: Isthmus first saw the node in this state, so the state is older. */
export function inStateOf({ since, appearedAt }: Pick<ExternalNode, 'since' | 'appearedAt'>) {
  const before = since <= appearedAt;
  return { at: before ? appearedAt : since, before };
}

/** Merges changed nodes into the known list. New nodes come last: no reader needs the order of the list. */
export function mergeNodes(known: ExternalNode[], changed: ExternalNode[], gone: string[]): ExternalNode[] {
  if (changed.length === 0 && gone.length === 0) return known;
  const nodes = new Map(known.map((node) => [node.name, node]));
  for (const name of gone) nodes.delete(name);
  for (const node of changed) nodes.set(node.name, node);
  return [...nodes.values()];
}
