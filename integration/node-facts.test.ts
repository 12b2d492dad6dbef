import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const action = '2022-05-01 DescribeClusterInstances';
type List = Awaited<ReturnType<EnabledCluster['nodeList']>>;
const waitForList = (cluster: EnabledCluster, wanted: (list: List) => boolean) =>
  eventually(
    async () => {
      const list = await cluster.nodeList();
      return wanted(list) ? list : undefined;
    },
    () => cluster.nodeList(),
  );
const haveFacts = ({ nodes }: List) => nodes.every(({ kubelet }) => kubelet !== null);
const isForAll = ({ params }: { params: Record<string, unknown> }) =>
  !JSON.stringify(params).includes('InstanceStates');

describe.concurrent('version 2022-05-01', () => {
  test('adds kubelet, CPU and memory; state and CreatedTime stay those of DescribeExternalNode', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { instanceTimes: '+0800 CST' });
    const { nodes } = await waitForList(cluster, haveFacts);
    const facts = { kubelet: 'v1.30.4-tke.1', cpu: 32, memoryGb: 128, isListed: true };
    expect(nodes).toMatchObject(Array(3).fill({ ...facts, status: 'Running', instance: { state: 'running' } }));
    for (const { createdTime } of nodes) expect(createdTime).toMatch(/^[\d-]{10}T[\d:]{8}Z$/);

    const [first = { name: '' }] = nodes;
    await cluster.node(first.name, { kubelet: null, cpu: null, memory: 256 });
    const changed = await waitForList(cluster, (list) => list.nodes[0]?.memoryGb === 256);
    expect(changed.nodes[0]).toMatchObject({ kubelet: null, cpu: null, status: 'Running' });
  });

  test('gives the list no new version when it finds nothing new', async () => {
    const cluster = await EnabledCluster.open(world);
    const before = await waitForList(cluster, haveFacts);
    const later = await waitForList(
      cluster,
      ({ factsObservation, joiningObservation }) =>
        (factsObservation.observedAt ?? '') > (before.factsObservation.observedAt ?? '') &&
        (joiningObservation.observedAt ?? '') > (before.joiningObservation.observedAt ?? ''),
    );
    expect(later.version).toBe(before.version);
    const since = await json<{ nodes: unknown[]; gone: string[] }>(
      cluster.request('GET', `/nodes?since=${encodeURIComponent(before.version)}`),
    );
    expect([since.nodes, since.gone]).toEqual([[], []]);
  });

  test('gives a joining host a row with TKE’s reason and without acts, until DescribeExternalNode lists it', async () => {
    const cluster = await EnabledCluster.open(world);
    const reason = 'container runtime network not ready: NetworkReady=false';
    await cluster.node('gz-r07-n99', { joinSeconds: 1e9, initializing: reason, kubelet: 'v1.30.4-tke.1', cpu: 8 });
    const list = await waitForList(cluster, ({ nodes }) => nodes.some(({ name }) => name === 'gz-r07-n99'));
    const host = list.nodes.find(({ name }) => name === 'gz-r07-n99');
    expect(host).toMatchObject({ status: 'initializing', reason, isListed: false, cpu: 8, memoryGb: null });
    expect(list.nodes).toHaveLength(4);
    expect(list.acts[host?.acts ?? 0]).toEqual({
      'drain-external-node': 'node-not-listed',
      'delete-external-node': 'node-not-listed',
    });
    const ref = { name: 'gz-r07-n99', createdTime: host?.createdTime ?? null };
    for (const refused of [await cluster.drain([ref]), await cluster.removeNodes([ref])])
      expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'node-not-listed' }]);
    expect(await cluster.account.requestCount('DrainExternalNode')).toBe(0);

    await cluster.node('gz-r07-n99', { joinSeconds: 0 });
    const listed = ({ name, isListed }: List['nodes'][number]) => name === 'gz-r07-n99' && isListed;
    const joined = await waitForList(cluster, ({ nodes }) => nodes.some(listed));
    const node = joined.nodes.find(listed);
    expect(node).toMatchObject({ status: 'Running', reason: '', cpu: 8 });
    expect(joined.acts[node?.acts ?? -1]).toMatchObject({ 'drain-external-node': null });
    await cluster.forgetNode('gz-r07-n99');
    await waitForList(cluster, ({ nodes }) => nodes.length === 3);
  });

  test('shows a failed state beside that of DescribeExternalNode when they differ', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    await account.failNext('DescribeExternalNode', { kind: 'fields', values: { Status: 'Running', Reason: '' } }, null);
    const [{ name } = { name: '' }] = await cluster.nodes();
    await cluster.node(name, { failed: 'kubelet stopped posting node status' });
    const { nodes } = await waitForList(cluster, (list) => list.nodes[0]?.instance?.state === 'failed');
    expect(nodes[0]).toMatchObject({
      ...{ status: 'Running', reason: '', isListed: true },
      instance: { state: 'failed', reason: 'kubelet stopped posting node status' },
    });
    // Joining and failed nodes are read often, all nodes rarely. Until then TKE has not said what the state is.
    await cluster.node(name, { failed: null });
    const later = await waitForList(cluster, (list) => list.nodes[0]?.instance?.state !== 'failed');
    expect(later.nodes[0]).toMatchObject({ status: 'Running', kubelet: 'v1.30.4-tke.1' });
  });

  test.for([
    ['InvalidAction', 'action-not-offered'],
    ['UnauthorizedOperation.CamNoAuth', 'permission-missing'],
  ])('refused with %s leaves the list of nodes whole, and says why facts are missing', async ([refusal = '', code]) => {
    const account = await MockAccount.open(world, 'one-pool');
    await account.failNext(action, refusal, null);
    const cluster = await EnabledCluster.of(account);
    const list = await waitForList(cluster, ({ joiningObservation, factsObservation }) =>
      Boolean(joiningObservation.problem && factsObservation.problem),
    );
    expect(list).toMatchObject({
      observation: { problem: null },
      joiningObservation: { observedAt: null, problem: { code, upstream: { code: refusal } } },
      factsObservation: { observedAt: null, problem: { code } },
    });
    expect(list.nodes).toHaveLength(3);
    expect(list.nodes).toMatchObject(Array(3).fill({ status: 'Running', kubelet: null, instance: null }));
    expect((await cluster.request('GET', '')).status).toBe(200);

    await account.arrange('DELETE', '/faults');
    const again = await waitForList(cluster, haveFacts);
    expect(again).toMatchObject({ joiningObservation: { problem: null }, factsObservation: { problem: null } });
  });

  test('is read in pages of a hundred, two a second for all nodes, without a refusal', async () => {
    const account = await MockAccount.open(world, 'one-pool', { speed: 1 }, 450);
    const cluster = await EnabledCluster.of(account);
    const { nodes } = await waitForList(cluster, (list) => list.nodes.length === 450 && haveFacts(list));
    expect(new Set(nodes.map(({ kubelet }) => kubelet))).toEqual(new Set(['v1.30.4-tke.1']));
    const requests = await account.requests(action);
    expect(requests.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    const pages = requests.filter(isForAll).slice(0, 5);
    expect(pages.map(({ params }) => [params['Offset'], params['Limit']])).toEqual([
      [0, 100],
      [99, 100],
      [198, 100],
      [297, 100],
      [396, 100],
    ]);
    const [begin = 0, end = 0] = [pages[0], pages[4]].map((page) => Date.parse(page?.at ?? ''));
    // Four pauses of half a second. A busy machine may delay the first request more than the last.
    expect(end - begin).toBeGreaterThan(1_500);
  });
});
