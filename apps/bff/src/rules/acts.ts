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
import { ActRules } from './act-rules.ts';

/** `isRead`: DescribeExternalNodeSupportConfig was answered at least once. */
interface ClusterFacts extends Pick<Cluster, 'standing' | 'enableAs'> {
  isRead: boolean;
}
export const factsOfCluster = ({ cluster, support }: { cluster: Cluster; support: Support | null }): ClusterFacts => ({
  standing: cluster.standing,
  enableAs: cluster.enableAs,
  isRead: support !== null,
});

/** What the cluster's state says against each act on it. */
export const clusterRules = new ActRules<ClusterAct, ClusterFacts>(
  {
    'enable-external-node-support': {
      by: enableExternalNodeSupport,
      lines: [
        // TKE has no way to switch it off, and refuses a second time.
        ['already-enabled', { standing: ['enabled'] }, 'EnableExternalNodeSupport'],
        ['enabling', { standing: ['enabling'] }, 'DescribeExternalNodeSupportConfig'],
        ['network-type-unsupported', { enableAs: [null] }, 'EnableExternalNodeSupport'],
        ['cluster-blocked', { standing: ['blocked'] }, 'EnableExternalNodeSupport'],
      ],
    },
    'create-external-node-pool': {
      by: createExternalNodePool,
      lines: [
        ['not-read', { standing: ['unknown'], isRead: [false] }, 'DescribeExternalNodeSupportConfig'],
        [
          'not-enabled',
          { standing: ['ready', 'enabling', 'failed', 'blocked', 'unknown'] },
          'DescribeExternalNodeSupportConfig',
        ],
      ],
    },
  },
  { standing: 'ready', enableAs: 'HostNetwork', isRead: true },
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

/** What a pool's state says against each act on it. An unknown LifeState forbids nothing. */
export const poolRules = new ActRules<PoolAct, PoolFacts>(
  {
    'modify-external-node-pool': {
      by: modifyExternalNodePool,
      lines: [['pool-deleting', { state: ['deleting'] }, 'DescribeExternalNodePools']],
    },
    'delete-external-node-pool': {
      by: deleteExternalNodePool,
      lines: [
        ['pool-deleting', { state: ['deleting'] }, 'DescribeExternalNodePools'],
        ['protected', { deletionProtection: [true] }, 'DescribeExternalNodePools'],
      ],
    },
    'add-hosts': {
      by: planJoins,
      lines: [['pool-deleting', { state: ['deleting'] }, 'DescribeExternalNodePools']],
    },
    'save-template-from-pool': { by: saveTemplateFromPool, lines: [] },
  },
  { state: 'normal', deletionProtection: false },
);

/** What TKE's word for a node's status says against each act on it. An unknown word forbids nothing. */
export const nodeRules = new ActRules<NodeAct, { status: string }>(
  {
    'drain-external-node': {
      by: drainExternalNodes,
      lines: [
        ['node-draining', { status: ['Draining'] }, 'DescribeExternalNode'],
        ['node-terminating', { status: ['Terminating'] }, 'DescribeExternalNode'],
      ],
    },
    'delete-external-node': {
      by: deleteExternalNodes,
      lines: [['node-terminating', { status: ['Terminating'] }, 'DescribeExternalNode']],
    },
  },
  { status: 'Running' },
);

/** Every act of somebody who holds these permissions. */
export const permittedActs = (holds: (permission: Permission) => boolean): Act[] =>
  [clusterRules, poolRules, nodeRules].flatMap((rules): Act[] => rules.permitted(holds));
