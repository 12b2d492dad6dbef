import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const firstOf = async (cluster: EnabledCluster) => {
  const [node] = await cluster.selection(1);
  if (!node) throw new Error('no node');
  return node;
};
const only = async (reply: Promise<Response>) => (await accepted<Group>(reply)).operations[0]?.id ?? '';
const listed = (cluster: EnabledCluster, name: string) =>
  eventually(async () => (await cluster.nodes()).find((node) => node.name === name));

describe.concurrent('draining a node', () => {
  test('ends when reads have shown Draining and its end; the node stays cordoned', async () => {
    const cluster = await EnabledCluster.open(world);
    const node = await firstOf(cluster);
    await cluster.node(node.name, { drainStuck: true });
    const id = await only(cluster.drain([node]));
    await eventually(async () => (await listed(cluster, node.name)).status === 'Draining' || undefined);
    await cluster.account.waitForState(id, ['waiting']);
    await cluster.node(node.name, { drainStuck: false });
    expect(await cluster.account.waitForEnd(id)).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'drain-over', seen: 'Running' },
    });
    expect(await listed(cluster, node.name)).toMatchObject({ status: 'Running', unschedulable: true });
    expect(await cluster.account.requests('DrainExternalNode')).toMatchObject([
      { params: { ClusterId: cluster.clusterId, Name: node.name } },
    ]);
  });

  test('sends the drain of a cordoned node, and waits for more than the cordon', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { drainSeconds: 60 });
    const node = await firstOf(cluster);
    await cluster.node(node.name, { unschedulable: true });
    await eventually(async () => (await listed(cluster, node.name)).unschedulable || undefined);
    const operation = await cluster.account.waitForEnd(await only(cluster.drain([node])));
    expect(operation).toMatchObject({ state: 'succeeded', outcome: { reason: 'drain-over' } });
    expect(await cluster.account.requestCount('DrainExternalNode')).toBe(1);
  });

  test('of a node that vanishes meanwhile ends as conflict', async () => {
    const cluster = await EnabledCluster.open(world);
    const node = await firstOf(cluster);
    await cluster.node(node.name, { drainStuck: true });
    const id = await only(cluster.drain([node]));
    await cluster.account.waitForState(id, ['waiting']);
    await cluster.forgetNode(node.name);
    expect(await cluster.account.waitForEnd(id)).toMatchObject({ state: 'conflict', outcome: { reason: 'node-gone' } });
  });

  test('reports that the node was identified only by its name when TKE sends no CreatedTime', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { hideCreatedTime: true });
    const node = await firstOf(cluster);
    expect(node.createdTime).toBeNull();
    const operation = await cluster.account.waitForEnd(await only(cluster.drain([node])));
    expect(operation).toMatchObject({ state: 'succeeded', outcome: { reason: 'drain-over-by-name-alone' } });
  });
});

describe.concurrent('deleting a node', () => {
  test('while Pods run fails with the refusal, and is never forced automatically', async () => {
    const cluster = await EnabledCluster.open(world);
    const operation = await cluster.account.waitForEnd(await only(cluster.removeNodes([await firstOf(cluster)])));
    expect(operation).toMatchObject({
      state: 'failed',
      outcome: { problem: { code: 'pods-still-running', upstream: { code: 'ResourceInUse.ExistRunningPod' } } },
    });
    expect(await cluster.account.requests('DeleteExternalNode')).toMatchObject([{ params: { Force: false } }]);
    expect(await cluster.hostsToClean()).toEqual([]);
  });

  test('by force needs the cluster name; then the node disappears and its host needs cleaning', async () => {
    const cluster = await EnabledCluster.open(world);
    const [node] = await cluster.nodes();
    const { name = '', createdTime = null, ip, nodePoolId } = node ?? {};
    const refused = await cluster.removeNodes([{ name, createdTime }], { force: true, confirmed: 'prod' });
    expect([refused.status, await refused.json()]).toMatchObject([400, { fields: [{ path: 'confirmed' }] }]);
    const how = { force: true, confirmed: cluster.name };
    const key = randomUUID();
    const forced = cluster.removeNodes([{ name, createdTime }], how, key);
    expect(await cluster.account.waitForEnd(await only(forced))).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'deleted' },
    });
    expect(await cluster.account.requests('DeleteExternalNode')).toMatchObject([
      { params: { Names: [name], Force: true } },
    ]);
    expect((await cluster.nodes()).map((one) => one.name)).not.toContain(name);
    expect(await cluster.hostsToClean()).toMatchObject([{ nodeName: name, ip, nodePoolId }]);
    // The node is not listed any more. The same request still returns the recorded group.
    const again = await accepted<Group>(cluster.removeNodes([{ name, createdTime }], how, key));
    expect(again).toMatchObject({ state: 'finished', operations: [{ state: 'succeeded' }] });
    expect(await cluster.account.requestCount('DeleteExternalNode')).toBe(1);
  });

  test('refuses a name that is not listed or selected twice', async () => {
    const cluster = await EnabledCluster.open(world);
    const node = await firstOf(cluster);
    const unknown = await cluster.removeNodes([{ ...node, name: 'nobody' }]);
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { fields: [{ path: 'nodes.0.name' }] }]);
    const twice = await cluster.removeNodes([node, node]);
    expect([twice.status, await twice.json()]).toMatchObject([400, { fields: [{ path: 'nodes.1.name' }] }]);
  });

  test('an older selection does not affect a node that came back under the same name', async () => {
    const cluster = await EnabledCluster.open(world);
    const node = await firstOf(cluster);
    await cluster.forgetNode(node.name);
    await cluster.node(node.name, {});
    const back = await eventually(async () =>
      (await cluster.nodes()).find(({ name, createdTime }) => name === node.name && createdTime !== node.createdTime),
    );
    const operation = await cluster.account.waitForEnd(await only(cluster.removeNodes([node])));
    expect(operation).toMatchObject({
      state: 'conflict',
      outcome: { reason: 'another-node', seen: back.createdTime },
    });
    expect(await cluster.account.requestCount('DeleteExternalNode')).toBe(0);
    const history = await cluster.request('GET', `/nodes/${node.name}/history`);
    expect(await history.json()).toMatchObject({ changes: [{ change: 'appeared' }, { change: 'vanished' }] });
  });

  test('reports that the node was identified only by its name when TKE sends no CreatedTime', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { hideCreatedTime: true });
    const forced = cluster.removeNodes([await firstOf(cluster)], { force: true, confirmed: cluster.name });
    expect(await cluster.account.waitForEnd(await only(forced))).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'deleted-by-name-alone' },
    });
  });

  test('a second delete of the same node is refused with the id of the running one', async () => {
    const cluster = await EnabledCluster.open(world);
    const node = await firstOf(cluster);
    await cluster.node(node.name, { drainStuck: true });
    const id = await only(cluster.drain([node]));
    const second = await cluster.removeNodes([node]);
    expect([second.status, await second.json()]).toMatchObject([409, { code: 'already-in-flight', operationId: id }]);
  });
});
