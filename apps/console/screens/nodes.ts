import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { type Health, healthOf, healthStateOf } from '@isthmus/contracts/health';
import { ago, aNode } from '#testing/world.ts';

/** The pools of the pictures. Nodes are divided among them. */
export const poolNames = ['rack-7', 'rack-8', 'rack-9', 'edge-foshan', 'gpu-a', 'batch-spot'];
/** An id of an object of Isthmus. */
export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const poolIdOf = (index: number) => `np-rack${String(index + 7).padStart(4, '0')}`;

const reason = 'KubeletNotReady: container runtime network not ready: cni plugin not initialized';
const locations = ['idc-guangzhou-1', 'idc-guangzhou-2', 'idc-foshan-1'];

/** Some nodes have problems: a tenth of few nodes, but less than one in a hundred of many. */
function troubleOf(index: number, count: number): Partial<ExternalNode> {
  const step = count > 400 ? 331 : 13;
  const since = ago(240 + (index % 7) * 900);
  switch (index % step) {
    case 3:
      return { status: 'Failed', reason, since, instance: { state: 'failed', reason } };
    case 7:
      return { unschedulable: true, since };
    case 9:
      return index % 2 ? { status: 'Draining', unschedulable: true, since } : {};
    case 11:
      return {
        status: 'Initializing',
        reason: 'Waiting for the kubelet',
        since,
        kubelet: null,
        cpu: null,
        memoryGb: null,
      };
    default:
      return {};
  }
}

/** Nodes of six pools in three places, some with problems. */
export const someNodes = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const pool = index % poolNames.length;
    return aNode(
      `gz-r${String(7 + pool).padStart(2, '0')}-n${String(Math.floor(index / poolNames.length) + 1).padStart(3, '0')}`,
      {
        nodePoolId: poolIdOf(pool),
        ip: `10.4.${7 + pool + 8 * Math.floor(index / 1500)}.${10 + (Math.floor(index / poolNames.length) % 240)}`,
        location: locations[pool % locations.length] ?? '',
        kubelet: index % 29 === 5 ? 'v1.27.9-tke.1' : 'v1.30.4-tke.1',
        ...troubleOf(index, count),
      },
    );
  });

export const healthOfNodes = (nodes: ExternalNode[]): Health =>
  healthOf(nodes.map((node) => ({ state: healthStateOf(node), count: 1 })));
