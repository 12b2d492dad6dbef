import type { NodeAct, Refusal } from '@isthmus/contracts/acts';
import type { ExternalNode, NodeRef } from '@isthmus/contracts/external-nodes';
import type { ClusterKey } from '@isthmus/contracts/places';

/** Why an act on a node is disabled; null when it is allowed. */
export type NodeRefusals = (act: NodeAct, node: ExternalNode) => Refusal<NodeAct> | null;

export interface Selection {
  /** The nodes that the act can change. */
  nodes: ExternalNode[];
  /** The nodes that the act cannot change, each with the reason. */
  excluded: { node: ExternalNode; refusal: Refusal<NodeAct> }[];
}

/** A selection in one cluster, with what its dialog says about the cluster. */
export interface ActPart {
  cluster: ClusterKey;
  clusterName: string;
  /** Shown where several clusters are. */
  accountName?: string;
  /** The selection at the time the dialog opened. The act itself must not change it. */
  selection: Selection;
  /** Selected nodes that TKE no longer lists. */
  gone?: string[];
  /** All nodes of the cluster. */
  all: ExternalNode[];
  poolOf: (nodePoolId: string | null) => string;
  /** The cluster's reading is out of date, so the states are unknown. */
  isOutOfDate: boolean;
}

export const sizeOf = (parts: ActPart[]) => parts.reduce((sum, { selection }) => sum + selection.nodes.length, 0);

export function selectionFor(act: NodeAct, selected: ExternalNode[], refusalOf: NodeRefusals): Selection {
  const selection: Selection = { nodes: [], excluded: [] };
  for (const node of selected) {
    const refusal = refusalOf(act, node);
    if (refusal) selection.excluded.push({ node, refusal });
    else selection.nodes.push(node);
  }
  return selection;
}

/** Identifies the nodes as the person saw them, so another node with the same name is not affected. */
export const refsOf = (nodes: ExternalNode[]): NodeRef[] =>
  nodes.map(({ name, createdTime }) => ({ name, createdTime }));

const isSchedulable = ({ status, unschedulable }: ExternalNode) => status === 'Running' && unschedulable !== true;

export interface Impact {
  /** Pools with more than half of their nodes selected. */
  halved: { nodePoolId: string; chosen: number; of: number }[];
  /** True when no other external node of the cluster can take new Pods. */
  noneLeft: boolean;
  failed: ExternalNode[];
}

/** Returns the effect of an act on pools and cluster. */
export function impactOf(chosen: ExternalNode[], all: ExternalNode[]): Impact {
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
