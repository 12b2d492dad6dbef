import type { Cluster, Node, Pool } from '../account.ts';
import { newNode } from '../hosts/join.ts';

const day = 86_400_000;
/** Scenarios begin from a fixed moment, so that the same scenario is the same world. */
export const longAgo = Date.UTC(2026, 0, 1);

export const pool = (nodePoolId: string, name: string, differs: Partial<Pool> = {}): Pool => ({
  nodePoolId,
  name,
  nodeType: 'CPU',
  runtimeType: 'containerd',
  runtimeVersion: '1.7.28',
  labels: [{ Name: 'tke.cloud.tencent.com/location', Value: 'idc-guangzhou-1' }],
  taints: [{ Key: 'idc', Value: 'true', Effect: 'NoSchedule' }],
  settings: null,
  deletionProtection: true,
  deletingFrom: null,
  ...differs,
});

/** `count` nodes of a pool with addresses from `subnet`.11 on; `differs` says what is special about the one at an index. */
export const nodesIn = (
  of: Pool,
  count: number,
  subnet: string,
  differs: (index: number) => Partial<Node> = () => ({}),
): Node[] =>
  Array.from({ length: count }, (_, index) => {
    const ip = `${subnet}.${11 + (index % 240)}`;
    const location = of.labels.find(({ Name }) => Name.endsWith('/location'))?.Value ?? '';
    const joinedAt = longAgo + (index % 60) * day + index * 61_000;
    return newNode({
      name: `node-${ip}`,
      ip,
      nodePoolId: of.nodePoolId,
      location,
      joinedAt,
      pods: 3 + (index % 9),
      ...differs(index),
    });
  });

/** Turns a cluster into one whose external nodes are enabled. */
export const enabled = (cluster: Cluster, pools: Pool[] = [], nodes: Node[] = [], quota = 5): Cluster => ({
  ...cluster,
  enabledFrom: longAgo,
  subnetId: cluster.subnets[0]?.subnetId ?? null,
  pools,
  nodes,
  quota,
});
