import type { NodeAct, Refusal } from '@isthmus/contracts/acts';
import type { ExternalNode, NodeRef } from '@isthmus/contracts/external-nodes';

/** Why an act on a node is disabled; null: it is allowed. */
export type NodeRefusals = (act: NodeAct, node: ExternalNode) => Refusal | null;
/** As many as one group takes. */
export const mostNodes = 500;

export interface Selection {
  /** What the act is for. */
  nodes: ExternalNode[];
  /** What it is not for, and why. */
  excluded: { node: ExternalNode; refusal: Refusal }[];
}

export function selectionFor(act: NodeAct, selected: ExternalNode[], refusalOf: NodeRefusals): Selection {
  const selection: Selection = { nodes: [], excluded: [] };
  for (const node of selected) {
    const refusal = refusalOf(act, node);
    if (refusal) selection.excluded.push({ node, refusal });
    else selection.nodes.push(node);
  }
  return selection;
}

/** Carries what the person saw, so that another node of the same name is not hit. */
export const refsOf = (nodes: ExternalNode[]): NodeRef[] =>
  nodes.map(({ name, createdTime }) => ({ name, createdTime }));

const isSchedulable = ({ status, unschedulable }: ExternalNode) => status === 'Running' && unschedulable !== true;

export interface Reach {
  /** Pools of which more than half is chosen. */
  halved: { nodePoolId: string; chosen: number; of: number }[];
  /** No external node of the cluster would be left for new Pods. */
  noneLeft: boolean;
  failed: ExternalNode[];
}

/** How far an act on these nodes reaches into the cluster. */
export function reachOf(chosen: ExternalNode[], all: ExternalNode[]): Reach {
  const names = new Set(chosen.map(({ name }) => name));
  const pools = new Map<string, { chosen: number; of: number }>();
  for (const { name, nodePoolId } of all) {
    if (!nodePoolId) continue;
    const pool = pools.get(nodePoolId) ?? { chosen: 0, of: 0 };
    pools.set(nodePoolId, { chosen: pool.chosen + (names.has(name) ? 1 : 0), of: pool.of + 1 });
  }
  return {
    halved: [...pools].flatMap(([nodePoolId, pool]) => (pool.chosen * 2 > pool.of ? [{ nodePoolId, ...pool }] : [])),
    noneLeft: !all.some((node) => isSchedulable(node) && !names.has(node.name)),
    failed: chosen.filter(({ status }) => status === 'Failed'),
  };
}
