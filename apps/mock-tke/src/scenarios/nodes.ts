import { kubeletFor, newNode, sizeOf } from '../hosts/join.ts';
import { locationOf } from '../life.ts';
import type { Node, Pool } from '../model.ts';
import { day, usualVersion } from './cluster.ts';

export const pool = (nodePoolId: string, name: string, differs: Partial<Pool> = {}): Pool => ({
  nodePoolId,
  name,
  nodeType: 'CPU',
  runtimeType: 'containerd',
  runtimeVersion: '1.7.28',
  labels: [{ Name: 'tke.cloud.tencent.com/location', Value: 'idc-guangzhou-1' }],
  // As on external pools in the example of DescribeNodePools (2022-05-01).
  systemLabels: [
    { Name: 'externalnode.tke.cloud.tencent.com/version', Value: 'v2' },
    ...(differs.nodeType === 'GPU' ? [{ Name: 'nvidia-device-enable', Value: 'enable' }] : []),
  ],
  taints: [{ Key: 'idc', Value: 'true', Effect: 'NoSchedule' }],
  settings: null,
  deletionProtection: true,
  createdAt: null,
  deletingFrom: null,
  ...differs,
});

/** `count` nodes of a pool that joined days ago, with the usual kubelet. Addresses start at `subnet`.11. `differs` overrides fields of the node at an index. */
export function nodesIn(
  pool: Pool,
  count: number,
  subnet: string,
  differs: (index: number) => Partial<Node> = () => ({}),
): Node[] {
  const latest = -3 * day;
  return Array.from({ length: count }, (_, index) => {
    const ip = `${subnet}.${11 + (index % 240)}`;
    // Six nodes a week, five minutes apart, as when racks are filled.
    const joinedAt = latest - (Math.floor(index / 6) % 12) * 7 * day - (index % 6) * 311_000 - index * 1000;
    return newNode({
      name: `node-${ip}`,
      ip,
      nodePoolId: pool.nodePoolId,
      location: locationOf(pool),
      joinedAt,
      pods: 3 + (index % 9),
      kubelet: kubeletFor({ version: usualVersion }),
      ...sizeOf(pool),
      ...differs(index),
    });
  });
}
