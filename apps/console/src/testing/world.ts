import type { Cluster, Rule, Support } from '@isthmus/contracts/clusters';
import type { CloudAccount, CloudAccountDetails } from '@isthmus/contracts/cloud-accounts';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { healthOf } from '@isthmus/contracts/health';
import type { Join } from '@isthmus/contracts/joins';
import type { Observation } from '@isthmus/contracts/observation';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { Operation } from '@isthmus/contracts/operations';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const accountId = id(1);
export const place: ClusterKey = { accountId, region: 'ap-guangzhou', clusterId: 'cls-staging1' };
export const poolPlace: PoolKey = { ...place, nodePoolId: 'np-rack0007' };
export const operationId = id(21);
export const groupId = id(31);
export const setId = id(32);
export const joinId = id(41);
export const templateId = id(51);
export const person = { id: id(11), name: 'Ana', email: 'ana@example.com' };

/** ISO 8601, this many seconds ago; a negative number means the future. */
export const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

export const anObservation = (more: Partial<Observation> = {}): Observation => ({
  observedAt: ago(2),
  attemptedAt: ago(2),
  problem: null,
  version: 1,
  intervalMs: 15_000,
  ...more,
});

export const anAccount = (more: Partial<CloudAccount> = {}): CloudAccount => ({
  id: accountId,
  name: 'acme',
  colour: 'teal',
  site: { name: 'Tencent Cloud (China)', url: 'https://{service}.tencentcloudapi.com' },
  secretId: 'AKIDexample',
  uin: '100012345678',
  regions: ['ap-guangzhou', 'ap-shanghai'],
  enabledClusters: 1,
  observeOnly: false,
  fourEyes: false,
  createdAt: ago(86_400),
  keySetAt: ago(86_400),
  key: { kind: 'permanent', endsAt: null, isFailing: false },
  ...more,
});

/** The same account with what is known about its key. */
export const anAccountInDetail = (more: Partial<CloudAccountDetails> = {}): CloudAccountDetails => ({
  ...anAccount(more),
  key: {
    ...{ kind: 'permanent', endsAt: null, isFailing: false, role: null, base: null, problem: null, dueAt: null },
    ...{ setBy: person.name, lastUsedAt: ago(6) },
  },
  serverKey: null,
  inUse: [],
  ...more,
});

export const aRule = (rule: Rule['rule'], more: Partial<Rule> = {}) =>
  ({ rule, verdict: 'pass', reason: passes[rule], seen: '', fixer: 'you', ...more }) as Rule;
const passes: Record<Rule['rule'], Rule['reason']> = {
  'beta-access': 'beta-open',
  version: 'version-ok',
  'network-plugin': 'plugin-route-eni',
  'cluster-running': 'running',
  'cloud-node': 'has-cloud-node',
};
const rules = Object.keys(passes) as Rule['rule'][];

/** A cluster with external nodes enabled. `failing` names the rules of a blocked one. */
export const aCluster = (more: Partial<Cluster> = {}, failing: Rule[] = []): Cluster => ({
  ...place,
  name: 'staging-gz',
  version: '1.30.0',
  status: 'Running',
  type: 'MANAGED_CLUSTER',
  vpcId: 'vpc-0example',
  networkType: 'GR',
  vpcCniType: 'tke-route-eni',
  podCidr: '10.20.0.0/16',
  serviceCidr: '10.21.0.0/20',
  cloudNodes: 3,
  pools: 1,
  nodes: 3,
  health: healthOf([{ state: 'running', count: 3 }]),
  nodesObservation: anObservation(),
  readiness: 'enabled',
  blockedBy: failing.filter(({ verdict }) => verdict === 'fail').length,
  rules: rules.map((rule) => failing.find((each) => each.rule === rule) ?? aRule(rule)),
  enableAs: 'HostNetwork',
  unreadable: [],
  ...more,
});

export const aSupport = (more: Partial<Support> = {}): Support => ({
  status: 'Enabled',
  networkType: 'HostNetwork',
  subnetId: 'subnet-01plenty',
  clusterCidr: '',
  master: '10.0.0.7:443',
  proxy: '10.0.0.8',
  publicConnectUrl: null,
  failedReason: null,
  progress: [],
  ...more,
});

export const aPool = (more: Partial<ExternalNodePool> = {}): ExternalNodePool => ({
  ...place,
  id: poolPlace.nodePoolId,
  name: 'rack-7',
  state: 'normal',
  nodeType: 'CPU',
  runtime: { type: 'containerd', version: '1.7.28' },
  labels: [],
  systemLabels: [{ key: 'tke.cloud.tencent.com/nodepool-id', value: poolPlace.nodePoolId }],
  taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
  deletionProtection: false,
  containerDirectory: null,
  cordonNewNodes: null,
  desiredPodNumber: null,
  kubeletArgs: null,
  digest: 'a'.repeat(64),
  health: healthOf([{ state: 'running', count: 3 }]),
  madeFrom: null,
  unreadable: [],
  acts: 0,
  ...more,
});

export const aNode = (name: string, more: Partial<ExternalNode> = {}): ExternalNode => ({
  name,
  nodePoolId: poolPlace.nodePoolId,
  ip: name.replace(/^node-/, ''),
  location: 'idc-guangzhou-1',
  status: 'Running',
  reason: '',
  unschedulable: false,
  createdTime: '2026-11-20T08:00:00Z',
  unreadable: [],
  acts: 0,
  appearedAt: ago(90_000),
  since: ago(90_000),
  isListed: true,
  kubelet: 'v1.30.4-tke.1',
  cpu: 32,
  memoryGb: 128,
  instance: { state: 'running', reason: '' },
  ...more,
});
export const threeNodes = ['node-10.4.7.11', 'node-10.4.7.12', 'node-10.4.7.13'];

export const aJoin = (more: Partial<Join> = {}): Join => ({
  id: joinId,
  nodePoolId: poolPlace.nodePoolId,
  nodeName: 'gz-r07-n21',
  ip: null,
  interface: null,
  download: 'private',
  state: 'waiting',
  node: null,
  count: 0,
  issuedAt: ago(20),
  expiresAt: ago(-3_580),
  seenAt: null,
  issuedBy: 'Ana',
  problem: null,
  createdAt: ago(30),
  ...more,
});

export const anOperation = (more: Partial<Operation> = {}): Operation => ({
  id: operationId,
  kind: 'create-external-node-pool',
  state: 'waiting',
  ...place,
  target: { name: 'rack-7' },
  input: { name: 'rack-7' },
  basedOn: null,
  actor: person,
  createdAt: ago(8),
  updatedAt: ago(6),
  finishedAt: null,
  deadline: ago(-600),
  outcome: null,
  groupId: null,
  late: false,
  attempts: [],
  ...more,
});

export const aGroup = (more: Partial<OperationGroup> = {}): OperationGroup => ({
  id: groupId,
  setId: null,
  ...place,
  act: 'drain',
  state: 'running',
  pausedBecause: null,
  atOnce: 1,
  actor: person,
  createdAt: ago(30),
  operations: threeNodes.map((name, index) =>
    anOperation({
      id: id(60 + index),
      kind: 'drain-external-node',
      target: { name },
      input: {},
      groupId,
      state: index ? 'held' : 'waiting',
    }),
  ),
  ...more,
});

export const facts: OnboardingFacts = {
  region: place.region,
  clusterId: place.clusterId,
  hostsWanted: 40,
  city: 'Guangzhou',
  line: 'direct-connect',
  goLive: null,
  useCase: '',
  ticketNumber: '',
  ticketStatus: 'not-opened',
  quotaConfirmed: false,
  dismissed: false,
};
