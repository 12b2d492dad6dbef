import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings, type Pool } from './enabled-cluster.ts';
import { eventually, json, MockAccount, type Cluster } from './mock-account.ts';
import { World } from './world.ts';

type Reasons = Record<string, string | null>;
interface ClusterPage {
  cluster: Cluster;
  acts: Reasons;
  permits: string[];
}
interface Node {
  name: string;
  status: string;
  createdTime: string | null;
  acts: number;
}

const world = World.shared();
let account: MockAccount;
let clusterPages: ClusterPage[] = [];
beforeAll(async () => {
  await world.start();
  // At this speed, a running deletion does not end during the tests.
  account = await MockAccount.open(world, 'demo-fleet', { speed: 1, deleteSeconds: 36_000 });
  const { clusters } = await eventually(async () => {
    const reply = await account.list();
    const isRead = ({ rules }: Cluster) => rules.every(({ reason }) => !/^(beta|cloud-nodes)-unread$/.test(reason));
    return reply.clusters.length === 12 && reply.clusters.every(isRead) ? reply : undefined;
  });
  clusterPages = await Promise.all(clusters.map((cluster) => json<ClusterPage>(world.request('GET', pathOf(cluster)))));
});
afterAll(() => world.stop());

const pathOf = ({ region, clusterId }: Cluster) => `/accounts/${account.id}/regions/${region}/clusters/${clusterId}`;

/** Expects that the request is refused with the reason that the list gives against the act, or succeeds without a reason. */
async function expectListedReason(
  act: string,
  reasons: Reasons | undefined,
  [method, path, body]: [string, string, object],
) {
  const reason = reasons?.[act];
  const reply = await world.request(method, path, body);
  const { code = null } = (await reply.json()) as { code?: string };
  expect([act, path, reply.ok ? 200 : reply.status, code]).toEqual([act, path, reason ? 409 : 200, reason]);
}

test('an act on a cluster is refused with the reason that the list gives, or allowed', async () => {
  for (const { acts, cluster } of clusterPages) {
    const enabling = { subnetId: 'subnet-01plenty', confirmedName: cluster.name, acknowledged: true };
    await expectListedReason('enable-external-node-support', acts, [
      'POST',
      `${pathOf(cluster)}/external-node-support?dryRun=1`,
      enabling,
    ]);
    const creation = { ...settings, name: `pool-${randomUUID()}` };
    await expectListedReason('create-external-node-pool', acts, [
      'POST',
      `${pathOf(cluster)}/pools?dryRun=1`,
      creation,
    ]);
  }
  expect(new Set(clusterPages.map(({ acts }) => acts['enable-external-node-support']))).toEqual(
    new Set([null, 'already-enabled', 'enabling', 'cluster-blocked', 'network-type-unsupported']),
  );
});

const clusterPageOf = (name: string) => {
  const found = clusterPages.find(({ cluster }) => cluster.name === name);
  if (!found) throw new Error(`no cluster ${name}`);
  return found;
};

test('an act on a node is refused with the reason that the list gives, or allowed', async () => {
  const { cluster } = clusterPageOf('staging-gz');
  await account.tke('DeleteExternalNode', { ClusterId: cluster.clusterId, Names: ['gz-gpu-n01'], Force: true });
  const list = () => json<{ nodes: Node[]; acts: Reasons[] }>(world.request('GET', `${pathOf(cluster)}/nodes`));
  const { nodes, acts } = await eventually(async () => {
    const reply = await list();
    return reply.nodes.some(({ status }) => status === 'Terminating') ? reply : undefined;
  });
  for (const { name, createdTime, acts: place } of nodes) {
    const one = { nodes: [{ name, createdTime }], atOnce: 1 };
    await expectListedReason('drain-external-node', acts[place], [
      'POST',
      `${pathOf(cluster)}/nodes/drain?dryRun=1`,
      one,
    ]);
    const removal = { ...one, drainFirst: true, force: false, confirmed: '' };
    await expectListedReason('delete-external-node', acts[place], [
      'POST',
      `${pathOf(cluster)}/nodes/delete?dryRun=1`,
      removal,
    ]);
  }
  const said = nodes.map(
    ({ status, acts: place }) => `${status}: ${acts[place]?.['drain-external-node'] ?? 'allowed'}`,
  );
  expect([...new Set(said)].sort()).toEqual([
    'Draining: node-draining',
    'Failed: allowed',
    'Running: allowed',
    'Terminating: node-terminating',
  ]);
});

test('an act on a pool is refused with the reason that the list gives, or allowed', async () => {
  const { cluster } = clusterPageOf('staging-gz');
  const ClusterId = cluster.clusterId;
  for (const NodePoolId of ['np-rack0008', 'np-gpu00001'])
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId, DeletionProtection: false });
  await account.tke('DeleteExternalNodePool', { ClusterId, NodePoolIds: ['np-gpu00001'], Force: true });
  const list = () =>
    json<{ pools: (Pool & { acts: number })[]; acts: Reasons[] }>(world.request('GET', `${pathOf(cluster)}/pools`));
  const { pools, acts } = await eventually(async () => {
    const reply = await list();
    const isOpen = reply.pools.some(({ deletionProtection, state }) => !deletionProtection && state === 'normal');
    return isOpen && reply.pools.some(({ state }) => state === 'deleting') ? reply : undefined;
  });
  for (const { id, name, digest, acts: place } of pools) {
    const at = `${pathOf(cluster)}/pools/${id}`;
    const change = { basedOn: digest, name: `${name}-b` };
    await expectListedReason('modify-external-node-pool', acts[place], ['PATCH', `${at}?dryRun=1`, change]);
    const removal = { confirmedName: name, withNodes: true, force: false };
    await expectListedReason('delete-external-node-pool', acts[place], ['POST', `${at}/delete?dryRun=1`, removal]);
    const hosts = { hosts: [], interface: null, download: 'private' };
    await expectListedReason('add-hosts', acts[place], ['POST', `${at}/joins`, hosts]);
    const template = { name: `kept-${randomUUID().slice(0, 8)}`, note: '' };
    await expectListedReason('save-template-from-pool', acts[place], ['POST', `${at}/template`, template]);
  }
  const said = pools.map(({ acts: place }) => acts[place]?.['delete-external-node-pool']);
  expect(new Set(said)).toEqual(new Set(['protected', 'pool-deleting', null]));
});

test('an operation in flight is the first reason given, its subject is listed until it ends, and it for a while longer', async () => {
  const { cluster } = clusterPageOf('prod-gz-cilium');
  const list = () =>
    json<{
      inFlight: { subject: string; operationId: string }[];
      operations: { id: string; finishedAt: string | null }[];
    }>(world.request('GET', `${pathOf(cluster)}/in-flight`));
  expect(await list()).toEqual({ inFlight: [], operations: [] });
  const { nodes } = await json<{ nodes: Node[] }>(world.request('GET', `${pathOf(cluster)}/nodes`));
  const [{ name, createdTime }] = nodes as [Node];
  await account.arrange('PUT', `/clusters/${cluster.clusterId}/nodes/${name}`, { drainStuck: true });
  const drain = { nodes: [{ name, createdTime }], atOnce: 1 };
  const drained = world.request('POST', `${pathOf(cluster)}/nodes/drain`, drain, { 'idempotency-key': randomUUID() });
  const { operations } = await json<{ operations: { id: string }[] }>(drained);
  const operationId = operations[0]?.id ?? '';
  const held = await eventually(async () => {
    const { inFlight } = await list();
    return inFlight.length ? inFlight : undefined;
  });
  expect(held).toEqual([{ subject: `node:${name}`, operationId }]);
  await eventually(async () => {
    const listed = await json<{ nodes: Node[] }>(world.request('GET', `${pathOf(cluster)}/nodes`));
    return listed.nodes.find((node) => node.name === name)?.status === 'Draining' || undefined;
  });
  const again = await world.request('POST', `${pathOf(cluster)}/nodes/drain?dryRun=1`, drain);
  expect([again.status, await again.json()]).toMatchObject([409, { code: 'already-in-flight', operationId }]);
  await account.arrange('PUT', `/clusters/${cluster.clusterId}/nodes/${name}`, { drainStuck: false });
  await account.arrange('PATCH', '/options', { speed: 1000 });
  await account.waitForEnd(operationId);
  const ended = await eventually(async () => {
    const listed = await list();
    return listed.inFlight.length ? undefined : listed.operations;
  });
  expect(ended).toMatchObject([{ id: operationId, finishedAt: expect.any(String) }]);
});

test('every person may do every act', () => {
  for (const { permits } of clusterPages)
    expect(permits.toSorted()).toEqual([
      'add-hosts',
      'create-external-node-pool',
      'delete-external-node',
      'delete-external-node-pool',
      'drain-external-node',
      'enable-external-node-support',
      'modify-external-node-pool',
      'save-template-from-pool',
    ]);
});
