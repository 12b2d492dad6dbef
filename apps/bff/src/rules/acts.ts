import type { Act, ClusterAct, NodeAct, PoolAct } from '@isthmus/contracts/acts';
import type { Cluster, Support } from '@isthmus/contracts/clusters';
import type { Permission } from '@isthmus/contracts/endpoint';
import {
  createExternalNodePool,
  deleteExternalNodePool,
  modifyExternalNodePool,
} from '@isthmus/contracts/external-node-pools';
import { enableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { deleteExternalNodes, drainExternalNodes } from '@isthmus/contracts/external-nodes';
import { planJoins } from '@isthmus/contracts/joins';
import { saveTemplateFromPool } from '@isthmus/contracts/templates';
import { z } from 'zod';
import { ActRules } from './act-rules.ts';

/** `isRead`: DescribeExternalNodeSupportConfig was answered at least once. */
interface ClusterFacts extends Pick<Cluster, 'readiness' | 'enableAs'> {
  isRead: boolean;
}
export const factsOfCluster = ({ cluster, support }: { cluster: Cluster; support: Support | null }): ClusterFacts => ({
  readiness: cluster.readiness,
  enableAs: cluster.enableAs,
  isRead: support !== null,
});

/** The states and facts of a cluster that forbid its acts. */
export const clusterRules = new ActRules<ClusterAct, ClusterFacts>(
  {
    'enable-external-node-support': {
      endpoint: enableExternalNodeSupport,
      lines: [
        // TKE cannot disable external nodes, and refuses to enable them twice.
        ['already-enabled', { readiness: ['enabled'] }, 'EnableExternalNodeSupport'],
        ['enabling', { readiness: ['enabling'] }, 'DescribeExternalNodeSupportConfig'],
        ['network-type-unsupported', { enableAs: [null] }, 'EnableExternalNodeSupport'],
        ['cluster-blocked', { readiness: ['blocked'] }, 'EnableExternalNodeSupport'],
      ],
    },
    'create-external-node-pool': {
      endpoint: createExternalNodePool,
      lines: [
        ['not-read', { readiness: ['unknown'], isRead: [false] }, 'DescribeExternalNodeSupportConfig'],
        [
          'not-enabled',
          { readiness: ['ready', 'enabling', 'failed', 'blocked', 'unknown'] },
          'DescribeExternalNodeSupportConfig',
        ],
      ],
    },
  },
  { readiness: 'ready', enableAs: 'HostNetwork', isRead: true },
);

interface PoolFacts {
  /** LifeState, in lower case. */
  state: string;
  deletionProtection: boolean | null;
}
export const factsOfPool = ({ state, deletionProtection }: PoolFacts): PoolFacts => ({
  state: state.toLowerCase(),
  deletionProtection,
});

/** The states and facts of a pool that forbid its acts. An unknown LifeState forbids nothing. */
export const poolRules = new ActRules<PoolAct, PoolFacts>(
  {
    'modify-external-node-pool': {
      endpoint: modifyExternalNodePool,
      lines: [['pool-deleting', { state: ['deleting'] }, 'DescribeExternalNodePools']],
    },
    'delete-external-node-pool': {
      endpoint: deleteExternalNodePool,
      lines: [
        ['pool-deleting', { state: ['deleting'] }, 'DescribeExternalNodePools'],
        ['protected', { deletionProtection: [true] }, 'DescribeExternalNodePools'],
      ],
    },
    'add-hosts': {
      endpoint: planJoins,
      lines: [['pool-deleting', { state: ['deleting'] }, 'DescribeExternalNodePools']],
    },
    'save-template-from-pool': { endpoint: saveTemplateFromPool, lines: [] },
  },
  { state: 'normal', deletionProtection: false },
);

/** `isListed`: DescribeExternalNode lists the node. Its CreatedTime there identifies the node of an act. */
interface NodeFacts {
  status: string;
  isListed: boolean;
}

/** The facts of a node that forbid its acts. An unknown status forbids nothing. */
export const nodeRules = new ActRules<NodeAct, NodeFacts>(
  {
    'drain-external-node': {
      endpoint: drainExternalNodes,
      lines: [
        ['node-not-listed', { isListed: [false] }, 'DescribeExternalNode'],
        ['node-draining', { status: ['Draining'] }, 'DescribeExternalNode'],
        ['node-terminating', { status: ['Terminating'] }, 'DescribeExternalNode'],
      ],
    },
    'delete-external-node': {
      endpoint: deleteExternalNodes,
      lines: [
        ['node-not-listed', { isListed: [false] }, 'DescribeExternalNode'],
        ['node-terminating', { status: ['Terminating'] }, 'DescribeExternalNode'],
      ],
    },
  },
  { status: 'Running', isListed: true },
);

const allRules = [clusterRules, poolRules, nodeRules].flatMap(({ rules }) =>
  rules.map(
    ([
      act,
      {
        endpoint: { permission = 'write', changesCloud = false },
      },
    ]) => ({ act: act as Act, permission, changesCloud }),
  ),
);

/** The acts that change something at TKE, or lead to a join command. */
export const actsOnCloud = allRules.flatMap(({ act, changesCloud }) => (changesCloud ? [act] : []));

/** Returns the permission that an operation of this kind and input needs. */
export function permissionOfOperation(kind: string, input: unknown): Permission {
  const { force } = z.object({ force: z.boolean().optional() }).catch({}).parse(input);
  return force ? 'administer' : (allRules.find(({ act }) => act === kind)?.permission ?? 'write');
}

/** Returns all acts that these permissions allow. */
export const permittedActs = (holds: (permission: Permission) => boolean): Act[] =>
  allRules.flatMap(({ act, permission }) => (holds(permission) ? [act] : []));

/** Returns the other acts, with the permission that each needs. */
export const refusedActs = (holds: (permission: Permission) => boolean) =>
  allRules.filter(({ permission }) => !holds(permission));
