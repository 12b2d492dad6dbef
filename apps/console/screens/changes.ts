// What differs from the usual answers in pictures: of empty and partial screens, and of a running operation.
import { listActivity } from '@isthmus/contracts/activity';
import { listAudit } from '@isthmus/contracts/audit';
import { listCloudAccounts } from '@isthmus/contracts/cloud-accounts';
import { getCluster, listClusters } from '@isthmus/contracts/clusters';
import { getExternalNodePool, listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import { getExternalNode, getExternalNodeHealth } from '@isthmus/contracts/external-node';
import { listSubnets } from '@isthmus/contracts/external-node-support';
import { getExternalNodeHistory, listExternalNodes } from '@isthmus/contracts/external-nodes';
import { listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { healthOf } from '@isthmus/contracts/health';
import { getHome } from '@isthmus/contracts/home';
import { listInProgress } from '@isthmus/contracts/in-progress';
import { listJoins, revealJoinCommand } from '@isthmus/contracts/joins';
import { getOperation } from '@isthmus/contracts/operations';
import { getTemplate, listTemplates } from '@isthmus/contracts/templates';
import { aClusterReply, aNodeList, poolLine } from '#testing/acts.ts';
import { aSeal } from '#testing/audit.ts';
import { aProblem, type StubbedBff, tkeError } from '#testing/bff.ts';
import { aFleet, aFleetNode } from '#testing/fleet.ts';
import { aHome } from '#testing/home.ts';
import { aNodeReply } from '#testing/node.ts';
import { aTemplate, aVersion } from '#testing/templates.ts';
import * as world from '#testing/world.ts';
import { someClusters } from './fleet.ts';
import { healthOfNodes, poolIdOf, poolNames, someNodes } from './nodes.ts';

const { ago, anObservation } = world;
const refusedAs = (action: string) =>
  aProblem('permission-missing', tkeError(action, 'UnauthorizedOperation.CamNoAuth'));
/** TKE refuses this read to the account's key, and no earlier reading exists. */
export const neverRead = (action: string) => anObservation({ observedAt: null, problem: refusedAs(action) });

const none = healthOf([]);
const noCounts = { accounts: 0, clusters: 0, nodes: 0, failed: 0, unknown: 0, failedClusters: 0 };
const usualJoins = {
  observation: anObservation(),
  nodesInCluster: 40,
  lastDownload: 'private',
  usualMs: null,
} as const;
const poolsRead = { acts: [poolLine()], observation: anObservation(), nodesObservation: anObservation() };

export function nothingYet(bff: StubbedBff) {
  bff.answer(listCloudAccounts, { accounts: [] });
  bff.answer(getHome, aHome({ counts: noCounts, accounts: [], oldestReading: null }));
}
export function noClusters(bff: StubbedBff) {
  const regions = world.anAccount().regions.map((region) => ({ region, observation: anObservation() }));
  bff.answer(listClusters, { clusters: [], regions });
}
export function noPools(bff: StubbedBff) {
  bff.answer(getCluster, aClusterReply(world.aCluster({ pools: 0, nodes: 0, health: none })));
  bff.answer(listExternalNodePools, { ...poolsRead, pools: [] });
  bff.answer(listExternalNodes, aNodeList([]));
}
export function noNodes(bff: StubbedBff) {
  const pool = world.aPool({ health: none });
  bff.answer(getCluster, aClusterReply(world.aCluster({ nodes: 0, health: none })));
  bff.answer(listExternalNodePools, { ...poolsRead, pools: [pool] });
  bff.answer(getExternalNodePool, { ...poolsRead, pool });
  bff.answer(listExternalNodes, aNodeList([]));
  noHosts(bff);
}
export const noHosts = (bff: StubbedBff) => bff.answer(listJoins, { ...usualJoins, joins: [] });
export const noSubnets = (bff: StubbedBff) => bff.answer(listSubnets, { subnets: [], readAt: ago(1) });
export const noFleet = (bff: StubbedBff) => bff.answer(listFleetNodes, aFleet([], { clusters: 0, versions: [] }));
export const noTemplates = (bff: StubbedBff) => bff.answer(listTemplates, { templates: [] });
export const noActivity = (bff: StubbedBff) =>
  bff.answer(listActivity, { entries: [], people: [], open: [], openTotal: 0, clusters: [], sets: [], next: null });
export const nothingAudited = (bff: StubbedBff) =>
  bff.answer(listAudit, { entries: [], people: [], accounts: [], clusters: [], next: null, seal: aSeal() });
export const templateWithoutPools = (bff: StubbedBff) =>
  bff.answer(getTemplate, { template: aTemplate({ pools: 0 }), versions: [aVersion()], pools: [] });
export function nodeUnknown(bff: StubbedBff) {
  const now = ago(0);
  bff.answer(getExternalNode, aNodeReply(null));
  bff.answer(getExternalNodeHealth, { from: now, until: now, segments: [] });
  bff.answer(getExternalNodeHistory, { changes: [] });
}

/** The key may read the cluster and its pools, but not its nodes. */
export function nodesRefused(bff: StubbedBff) {
  const observation = neverRead('DescribeExternalNode');
  const pool = world.aPool({ health: none });
  const cluster = world.aCluster({ nodes: null, health: null, nodesObservation: observation });
  bff.answer(getCluster, aClusterReply(cluster));
  bff.answer(listExternalNodePools, { ...poolsRead, pools: [pool], nodesObservation: observation });
  bff.answer(getExternalNodePool, { ...poolsRead, pool, nodesObservation: observation });
  bff.answer(listExternalNodes, aNodeList([], { observation }));
}
/** The nodes were read, but not what the second list of TKE adds. */
export function factsRefused(bff: StubbedBff) {
  const refused = neverRead('DescribeClusterInstances');
  const read = { joiningObservation: refused, factsObservation: refused };
  const nodes = someNodes(40).map((node) => ({ ...node, kubelet: null, cpu: null, memoryGb: null, instance: null }));
  bff.answer(listExternalNodes, aNodeList(nodes, read));
  bff.answer(getExternalNode, aNodeReply(nodes.find(({ status }) => status === 'Failed') ?? null, read));
}
export function regionRefused(bff: StubbedBff) {
  const health = healthOf([{ state: 'running', count: 40 }]);
  const clusters = someClusters(4, health, anObservation());
  const regions = [
    { region: 'ap-guangzhou', observation: anObservation() },
    { region: 'ap-shanghai', observation: neverRead('DescribeClusters') },
  ];
  bff.answer(listClusters, { clusters, regions });
}
export function accountUnread(bff: StubbedBff) {
  const home = aHome();
  const unread = {
    region: 'ap-shanghai',
    cluster: null,
    clusters: 2,
    nodes: 64,
    since: ago(2_280),
    problem: 'tke-busy' as const,
  };
  bff.answer(getHome, {
    ...home,
    counts: { ...home.counts, unknown: 64, nodes: 67 },
    attention: [{ code: 'out-of-date', accountId: world.accountId, ...unread }],
    oldestReading: ago(2_280),
  });
}
export function supportUnread(bff: StubbedBff) {
  const observation = neverRead('DescribeExternalNodeSupportConfig');
  bff.answer(getCluster, {
    ...aClusterReply(world.aCluster(), null, observation),
    clusterObservation: anObservation(),
  });
}
/** TKE refused two of five hosts for the node quota. */
export function hostsRefused(bff: StubbedBff) {
  const problem = aProblem('quota-reached', tkeError('DescribeExternalNodeScript', 'QuotaMaxNodLimit'));
  const refused = { state: 'refused', issuedAt: null, expiresAt: null, problem } as const;
  const joins = [1, 2, 3, 4, 5].map((index) =>
    world.aJoin({
      id: world.joinId.replace(/.$/, `${index}`),
      nodeName: `gz-r07-n2${index}`,
      ...(index > 3 && refused),
    }),
  );
  bff.answer(listJoins, { ...usualJoins, joins });
}
/** A pasted list of four names, two of which no node has. */
export function namesMissing(bff: StubbedBff) {
  const nodes = world.threeNodes.slice(0, 2).map((name) => aFleetNode(name));
  bff.answer(listFleetNodes, aFleet(nodes, { listed: 4, missing: ['node-10.4.7.98', 'node-10.4.7.99'] }));
}
/** A host whose commands can be shown. */
export function oneHost(bff: StubbedBff) {
  bff.answer(listJoins, { ...usualJoins, joins: [world.aJoin()] });
  const script = 'add2tkectl-cls-staging1-np-rack0007';
  bff.answer(revealJoinCommand, {
    join: world.aJoin(),
    wget: `wget -O ${script} "https://example.com/${script}" && chmod +x ${script}`,
    curl: `curl -o ${script} "https://example.com/${script}" && chmod +x ${script}`,
    script,
    requestId: null,
  });
}

/** Forty pools, of which six have nodes. */
export function manyPools(bff: StubbedBff) {
  const nodes = someNodes(40);
  const pools = Array.from({ length: 40 }, (_, index) => {
    const id = poolIdOf(index);
    const health = healthOfNodes(nodes.filter(({ nodePoolId }) => nodePoolId === id));
    return world.aPool({
      id,
      name: poolNames[index] ?? `rack-${index + 4}`,
      health,
      deletionProtection: index % 3 === 0,
    });
  });
  bff.answer(listExternalNodePools, { ...poolsRead, pools });
}

/** An operation that runs at TKE, with the steps that TKE returned. */
export function enabling(bff: StubbedBff) {
  const kind = 'enable-external-node-support';
  const done = { status: 'success', message: '' };
  const progress = [
    { name: 'EnsureInClusterAccess', startAt: ago(126), endAt: ago(104), ...done },
    { name: 'EnsureExternalNodeProxy', startAt: ago(104), endAt: ago(41), ...done },
    { name: 'EnsureBootStrap', startAt: ago(41), endAt: null, status: 'processing', message: 'waiting for eni' },
  ];
  const support = world.aSupport({ status: 'Initializing', progress });
  const cluster = world.aCluster({ readiness: 'enabling' });
  bff.answer(getCluster, aClusterReply(cluster, support, world.anObservation()));
  bff.answer(
    getOperation,
    world.anOperation({
      kind,
      input: {},
      target: { name: cluster.name },
      createdAt: ago(130),
      attempts: [
        {
          number: 1,
          startedAt: ago(129),
          answeredAt: ago(127),
          requestId: 'ea4ba3bb-71d0-4c9e-8a11-0c81f2aa9be3',
          problem: null,
          followed: false,
        },
      ],
    }),
  );
  const usual = [{ accountId: world.accountId, kind, ms: 240_000 } as const];
  bff.answer(listInProgress, { items: [], total: 0, ended: [], usual });
}
