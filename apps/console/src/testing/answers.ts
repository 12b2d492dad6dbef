import { listActivity } from '@isthmus/contracts/activity';
import { getApproval, listApprovals } from '@isthmus/contracts/approvals';
import { listAudit } from '@isthmus/contracts/audit';
import { getCloudAccount, listCloudAccounts, listSites } from '@isthmus/contracts/cloud-accounts';
import { getCluster, listClusters, refreshCluster, refreshClusters } from '@isthmus/contracts/clusters';
import {
  createExternalNodePool,
  deleteExternalNodePool,
  getExternalNodePool,
  listExternalNodePools,
  listRuntimes,
  modifyExternalNodePool,
  refreshExternalNodePools,
} from '@isthmus/contracts/external-node-pools';
import { enableExternalNodeSupport, listSubnets } from '@isthmus/contracts/external-node-support';
import {
  deleteExternalNodes,
  drainExternalNodes,
  getExternalNodeHistory,
  listExternalNodes,
} from '@isthmus/contracts/external-nodes';
import { getExternalNode, getExternalNodeHealth } from '@isthmus/contracts/external-node';
import { deleteFleetNodes, drainFleetNodes, listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { getHome } from '@isthmus/contracts/home';
import { listInProgress } from '@isthmus/contracts/in-progress';
import { getQuota } from '@isthmus/contracts/quota';
import { listHostsToClean } from '@isthmus/contracts/hosts-to-clean';
import { getLastDay } from '@isthmus/contracts/last-day';
import { listJoins, listNodeJoins } from '@isthmus/contracts/joins';
import type { CloudRequest } from '@isthmus/contracts/dry-run';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { Observation } from '@isthmus/contracts/observation';
import { getOnboarding } from '@isthmus/contracts/onboarding';
import { getOperation, listInFlight, listOperations } from '@isthmus/contracts/operations';
import { getOperationGroup } from '@isthmus/contracts/operation-groups';
import { listPeople } from '@isthmus/contracts/people';
import { getOperationSet } from '@isthmus/contracts/operation-sets';
import { listOwnSessions } from '@isthmus/contracts/profile';
import { changePreferences } from '@isthmus/contracts/preferences';
import { getReach } from '@isthmus/contracts/reach';
import { search } from '@isthmus/contracts/search';
import { getOwnWays } from '@isthmus/contracts/second-factor';
import { listServiceAccounts } from '@isthmus/contracts/service-accounts';
import { currentSession, getSessionTime, listOwnIdentities, listSignInWays } from '@isthmus/contracts/session';
import { getTemplate, listTemplates } from '@isthmus/contracts/templates';
import { listWallLinks } from '@isthmus/contracts/wall-links';
import { aClusterReply, aNodeList, aSet, poolLine } from './acts.ts';
import { anApproval, anApprovalInDetail } from './approvals.ts';
import { aSeal, someEntries } from './audit.ts';
import { dryRunOf, type StubbedBff } from './bff.ts';
import { aFleet, aFleetNode } from './fleet.ts';
import { aHome } from './home.ts';
import { aNodeReply, aStrip } from './node.ts';
import { aLastDay } from './last-day.ts';
import { aSession, noPreferences, someSessions } from './session.ts';
import { leastRole, somePeople, somePrograms, aWallLink } from './people.ts';
import { aTemplate, aVersion } from './templates.ts';
import * as world from './world.ts';

/** Answers with the usual world: one enabled cluster with a pool of three nodes. `observation` applies to all of it. */
export function answerAsUsual(bff: StubbedBff, observation: Observation = world.anObservation()) {
  const cluster = world.aCluster();
  const pool = world.aPool();
  const nodes = world.threeNodes.map((name) => world.aNode(name));
  const nodesObservation = observation;
  bff.answer(currentSession, aSession());
  bff.answer(getSessionTime, { idleEndsAt: world.ago(-1_800), expiresAt: world.ago(-3_600) });
  bff.answer(listOwnSessions, { sessions: someSessions() });
  bff.answer(getOwnWays, { password: true, totp: null, passkeys: [], passkeysAt: { absent: 'no-https' } });
  bff.answer(listOwnIdentities, { identities: [], hasPassword: true, providers: [] });
  bff.answer(listSignInWays, { providers: [], passwords: 'everybody', passkeysAt: null, refusal: null });
  bff.answer(changePreferences, ({ body }) => Object.assign({}, noPreferences, body));
  bff.answer(listPeople, { people: somePeople(), leastRole });
  bff.answer(listWallLinks, { links: [aWallLink()] });
  bff.answer(listServiceAccounts, { serviceAccounts: somePrograms() });
  bff.answer(listApprovals, { approvals: [anApproval()] });
  bff.answer(getApproval, anApprovalInDetail());
  bff.answer(listAudit, {
    entries: someEntries(),
    people: [world.person],
    accounts: [],
    clusters: [{ accountId: world.accountId, clusterId: world.place.clusterId, name: cluster.name }],
    next: null,
    seal: aSeal(),
  });
  bff.answer(getReach, { outOfReach: null });
  bff.answer(listCloudAccounts, { accounts: [world.anAccount()] });
  bff.answer(getCloudAccount, world.anAccountInDetail());
  bff.answer(listSites, { sites: [world.anAccount().site], serverKey: null });
  bff.answer(listClusters, {
    clusters: [cluster],
    regions: world.anAccount().regions.map((region) => ({ region, observation })),
  });
  bff.answer(getCluster, aClusterReply(cluster, world.aSupport(), observation));
  bff.answer(refreshClusters, null);
  bff.answer(refreshCluster, null);
  bff.answer(getQuota, { quota: null });
  bff.answer(listExternalNodePools, { pools: [pool], acts: [poolLine()], observation, nodesObservation });
  bff.answer(getExternalNodePool, { pool, acts: [poolLine()], observation, nodesObservation });
  bff.answer(refreshExternalNodePools, null);
  bff.answer(listRuntimes, {
    runtimes: [{ type: 'containerd', versions: ['1.7.28', '1.6.9'], defaultVersion: '1.7.28' }],
  });
  bff.answer(listExternalNodes, aNodeList(nodes, { observation }));
  bff.answer(getExternalNode, aNodeReply(nodes[0] ?? null, { observation }));
  bff.answer(getExternalNodeHealth, aStrip([['running', 30 * 24 * 60]]));
  bff.answer(getExternalNodeHistory, { changes: [] });
  bff.answer(listNodeJoins, { joins: [] });
  bff.answer(getLastDay, aLastDay());
  bff.answer(listHostsToClean, { hosts: [] });
  bff.answer(listJoins, {
    joins: [world.aJoin()],
    observation,
    nodesInCluster: 3,
    lastDownload: 'private',
    usualMs: null,
  });
  bff.answer(listSubnets, { subnets, readAt: world.ago(1) });
  bff.answer(getOnboarding, {
    facts: world.facts,
    steps: [
      { step: 'account', state: 'done', seen: 'acme' },
      { step: 'cluster', state: 'done', seen: cluster.name },
      { step: 'beta', state: 'done', seen: 'open' },
      { step: 'enable', state: 'done', seen: 'Enabled' },
      { step: 'pool', state: 'done', seen: pool.name },
      { step: 'node', state: 'current', seen: '' },
    ],
    finished: false,
    gate: 'open',
    probedAt: world.ago(5),
  });
  bff.answer(getHome, aHome());
  bff.answer(listInProgress, { items: [], total: 0, ended: [], usual: [] });
  bff.answer(listInFlight, { inFlight: [], operations: [] });
  bff.answer(listOperations, { operations: [], next: null });
  bff.answer(getOperation, world.anOperation());
  bff.answer(getOperationGroup, world.aGroup());
  bff.answer(getOperationSet, aSet());
  bff.answer(listActivity, {
    entries: [{ type: 'operation', at: world.ago(8), operation: world.anOperation() }],
    people: [world.person],
    open: [],
    openTotal: 0,
    clusters: [{ region: world.place.region, clusterId: world.place.clusterId, name: cluster.name }],
    sets: [],
    next: null,
  });
  bff.answer(listTemplates, { templates: [aTemplate()] });
  bff.answer(search, { found: [] });
  bff.answer(listFleetNodes, aFleet(world.threeNodes.map((name) => aFleetNode(name))));
  answerDryRuns(bff);
  bff.answer(getTemplate, { template: aTemplate(), versions: [aVersion()], pools: [] });
}

/** A call as a dry run returns it. */
export const aCloudRequest = (
  action: string,
  body: CloudRequest['body'] = {},
  omitted: string[] = [],
): CloudRequest => ({
  service: 'tke',
  version: '2018-05-25',
  action,
  region: world.place.region,
  body: { ClusterId: world.place.clusterId, ...body },
  omitted,
});

/** Answers the dry run of each form. */
function answerDryRuns(bff: StubbedBff) {
  const answer = (endpoint: Endpoint, action: string) =>
    bff.answer(dryRunOf(endpoint), { requests: [aCloudRequest(action)] });
  answer(enableExternalNodeSupport, 'EnableExternalNodeSupport');
  answer(createExternalNodePool, 'CreateExternalNodePool');
  answer(modifyExternalNodePool, 'ModifyExternalNodePool');
  answer(deleteExternalNodePool, 'DeleteExternalNodePool');
  answer(drainExternalNodes, 'DrainExternalNode');
  answer(deleteExternalNodes, 'DeleteExternalNode');
  answer(drainFleetNodes, 'DrainExternalNode');
  answer(deleteFleetNodes, 'DeleteExternalNode');
}

const subnets = [
  { subnetId: 'subnet-01plenty', name: 'plenty', zone: 'ap-guangzhou-3', cidr: '10.0.0.0/20', free: 4000 },
  { subnetId: 'subnet-02one', name: 'one', zone: 'ap-guangzhou-3', cidr: '10.0.16.0/28', free: 1 },
  { subnetId: 'subnet-03none', name: 'none', zone: 'ap-guangzhou-4', cidr: '10.0.17.0/28', free: 0 },
];
