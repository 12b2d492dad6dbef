import { listActivity } from '@isthmus/contracts/activity';
import { getCluster } from '@isthmus/contracts/clusters';
import { getExternalNodePool, listExternalNodePools, listRuntimes } from '@isthmus/contracts/external-node-pools';
import { getExternalNode } from '@isthmus/contracts/external-node';
import { listSubnets } from '@isthmus/contracts/external-node-support';
import { listExternalNodes } from '@isthmus/contracts/external-nodes';
import { listJoins } from '@isthmus/contracts/joins';
import { getOperationGroup } from '@isthmus/contracts/operation-groups';
import { aClusterReply } from '#testing/acts.ts';
import { aCluster, accountId, aSupport, groupId, joinId, place, poolPlace } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';
import * as change from './changes.ts';
import { aDrain } from './group.ts';
import type { Answer, Screen } from './screen.ts';

const many = [40, 5_000];
const notEnabled: Answer = (bff) =>
  bff.answer(
    getCluster,
    aClusterReply(
      aCluster({ readiness: 'ready', pools: 0, nodes: 0, health: null }),
      aSupport({ status: 'Disabled', networkType: null, subnetId: null, master: null, proxy: null }),
    ),
  );
/** The screens of one cluster, its pools and its nodes. */
export const clusterScreens: readonly Screen[] = [
  {
    id: 'cluster',
    question: 'What is wrong in this cluster, and where?',
    address: paths.cluster(place),
    reads: [getCluster],
    isReading: true,
    full: many,
    empty: change.noNodes,
    partial: change.nodesRefused,
  },
  {
    id: 'cluster-setup',
    question: 'What is the next step to a first node?',
    address: paths.cluster(place),
    reads: [],
    usual: notEnabled,
  },
  {
    id: 'enable',
    question: 'Do I understand what can’t be undone?',
    address: paths.enable(place),
    reads: [listSubnets],
    usual: notEnabled,
    empty: change.noSubnets,
  },
  {
    id: 'pools',
    question: 'Which pool needs me?',
    address: paths.externalNodePools(place),
    reads: [listExternalNodePools],
    isReading: true,
    full: [40],
    usual: change.manyPools,
    empty: change.noPools,
    partial: change.nodesRefused,
  },
  {
    id: 'create-pool',
    question: 'What will this pool be?',
    address: paths.newExternalNodePool(place),
    reads: [listRuntimes],
  },
  {
    id: 'pool',
    question: 'Which nodes of this pool need me?',
    address: paths.externalNodePool(poolPlace),
    reads: [getExternalNodePool],
    isReading: true,
    full: many,
    empty: change.noNodes,
    partial: change.nodesRefused,
  },
  {
    id: 'modify-pool',
    question: 'What changes, and for whom?',
    address: paths.modifyExternalNodePool(poolPlace),
    reads: [getExternalNodePool],
    isReading: true,
  },
  {
    id: 'delete-pool',
    question: 'What is left to do before it is gone?',
    address: paths.deleteExternalNodePool(poolPlace),
    reads: [getExternalNodePool],
    isReading: true,
    empty: change.noNodes,
  },
  {
    id: 'add-hosts',
    question: 'Which hosts, and which of them are stuck?',
    address: paths.addHosts(poolPlace),
    reads: [listJoins],
    isReading: true,
    full: many,
    empty: change.noHosts,
    partial: change.hostsRefused,
  },
  {
    id: 'host',
    question: 'What do I run on this host?',
    address: `${paths.addHosts(poolPlace)}?host=${joinId}`,
    reads: [],
    usual: change.oneHost,
  },
  {
    id: 'nodes',
    question: 'Which nodes of this cluster match?',
    address: paths.externalNodes(place),
    reads: [listExternalNodes],
    isReading: true,
    full: many,
    empty: change.noNodes,
    partial: change.factsRefused,
  },
  {
    id: 'node-drawer',
    question: 'What is this node, at a glance?',
    address: paths.externalNodes(place, '?node=gz-r10-n001'),
    reads: [],
  },
  {
    id: 'node',
    question: 'What is wrong with it, since when, and what do I do?',
    address: paths.externalNode(place, 'gz-r10-n001'),
    reads: [getExternalNode],
    isReading: true,
    empty: change.nodeUnknown,
    partial: change.factsRefused,
  },
  {
    id: 'operation-group',
    question: 'How far is it, and can I stop it?',
    address: paths.operationGroup(accountId, groupId),
    reads: [getOperationGroup],
    usual: aDrain,
  },
  {
    id: 'network',
    question: 'What does the firewall have to let through?',
    address: paths.network(place),
    reads: [],
    isReading: true,
    partial: change.supportUnread,
  },
  {
    id: 'cluster-activity',
    question: 'What happened in this cluster?',
    address: paths.clusterActivity(place),
    reads: [listActivity],
    full: [40],
    empty: change.noActivity,
  },
];
