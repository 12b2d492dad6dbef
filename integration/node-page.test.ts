import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { ExpectedHosts, named, addressed, type Join } from './expected-hosts.ts';
import { accepted, eventually, json, type Operation } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

interface NodePage {
  node: {
    status: string;
    since: string;
    sinceNotBefore: string | null;
    isListed: boolean;
    instance: { state: string; reason: string } | null;
  } | null;
  removed: { at: string; notBefore: string; operationId: string | null; ours: boolean; ip: string } | null;
  together: object | null;
}
interface Strip {
  from: string;
  until: string;
  segments: { state: string; from: string; until: string }[];
}
const readPage = (cluster: EnabledCluster, name: string) => json<NodePage>(cluster.request('GET', `/nodes/${name}`));
const readStrip = (cluster: EnabledCluster, name: string) =>
  json<Strip>(cluster.request('GET', `/nodes/${name}/health?days=1`));
const readHistory = async (cluster: EnabledCluster, name: string) =>
  (await json<{ changes: object[] }>(cluster.request('GET', `/nodes/${name}/history`))).changes;
const readJoins = async (cluster: EnabledCluster, name: string) =>
  (await json<{ joins: Join[] }>(cluster.request('GET', `/nodes/${name}/joins`))).joins;

const waitForPage = (cluster: EnabledCluster, name: string, wanted: (page: NodePage) => boolean) =>
  eventually(
    async () => {
      await cluster.nodeList();
      const page = await readPage(cluster, name);
      return wanted(page) ? page : undefined;
    },
    () => readPage(cluster, name),
  );
const namesOf = async (cluster: EnabledCluster) => {
  const [one = '', other = '', third = ''] = (await cluster.nodes()).map(({ name }) => name);
  return { one, other, third };
};

describe.concurrent('the page of a node', () => {
  test('has both bounds of a state that began between two readings, and shows the time without readings as unread', async () => {
    const cluster = await EnabledCluster.open(world);
    const { one, other, third } = await namesOf(cluster);
    expect((await readPage(cluster, one)).node?.sinceNotBefore).toBeNull();
    const first = (await cluster.nodeList()).observation.observedAt ?? '';
    await eventually(async () => ((await cluster.nodeList()).observation.observedAt ?? '') > first || undefined);
    await cluster.account.failNext('DescribeExternalNode', { kind: 'http', status: 500 }, 4);
    for (const name of [one, other]) await cluster.node(name, { failed: 'kubelet stopped' });
    const { node, together } = await waitForPage(cluster, one, (page) => page.node?.status === 'Failed');
    const since = node?.since ?? '';
    const notBefore = node?.sinceNotBefore ?? '';
    expect(Date.parse(notBefore)).toBeLessThan(Date.parse(since));
    expect(together).toEqual({ count: 1, names: [other], isSameLocation: true, isSameReason: true });
    expect(await readHistory(cluster, one)).toMatchObject([{ change: 'changed', at: since, notBefore }]);

    const { from, until, segments } = await readStrip(cluster, one);
    const began = segments[0]?.from ?? '';
    expect(segments).toEqual([
      { state: 'running', from: began, until: notBefore },
      { state: 'unread', from: notBefore, until: since },
      { state: 'failed', from: since, until },
    ]);
    // Nothing is known about the time before the first reading.
    expect(Date.parse(began)).toBeGreaterThan(Date.parse(from));
    const others = await readStrip(cluster, third);
    expect(others.segments.map(({ state }) => state)).toEqual(['running', 'unread', 'running']);
  });

  test('keeps the history of a removed node, with its operations, its joins and the host to clean', async () => {
    const hosts = await ExpectedHosts.open(world);
    const { cluster } = hosts;
    const [node] = await cluster.nodes();
    const { name = '', ip = '' } = node ?? {};
    const { id } = await accepted<Group>(cluster.removeNodes(await cluster.selection(1), { drainFirst: true }));
    await cluster.waitForGroup(id, ({ state }) => state === 'finished');
    const { node: listed, removed } = await waitForPage(cluster, name, (page) => page.removed !== null);
    expect(listed).toBeNull();
    const subject = encodeURIComponent(`node:${name}`);
    const { operations } = await json<{ operations: Operation[] }>(
      world.request('GET', `/accounts/${cluster.account.id}/operations?clusterId=cls-mock01&subject=${subject}`),
    );
    expect(operations.map(({ kind }) => kind)).toEqual(['delete-external-node', 'drain-external-node']);
    expect(removed).toMatchObject({ ours: true, operationId: operations[0]?.id, ip });
    const strip = await readStrip(cluster, name);
    expect(strip.segments[0]?.state).toBe('running');
    expect(strip.segments.at(-1)).toEqual({ state: 'absent', from: removed?.at, until: strip.until });
    expect((await readHistory(cluster, name))[0]).toMatchObject({ change: 'vanished', notBefore: removed?.notBefore });
    expect(await cluster.hostsToClean()).toMatchObject([{ nodeName: name }]);

    const rows = await hosts.planRows([addressed(ip), named('edge-2')]);
    expect((await readJoins(cluster, name)).map((join) => join.id)).toEqual([rows[0]?.id]);
  });

  test('shows a host that only version 2022-05-01 lists, both states where the lists differ, and nothing of another account', async () => {
    const hosts = await ExpectedHosts.open(world);
    const { cluster } = hosts;
    const { one } = await namesOf(cluster);
    await hosts.planRows([named('edge-1')]);
    const unknown = await readPage(cluster, 'edge-1');
    expect(unknown).toMatchObject({ node: null, removed: null, together: null });
    expect(await readJoins(cluster, 'edge-1')).toMatchObject([{ nodeName: 'edge-1', state: 'planned' }]);
    await cluster.node('edge-1', { joinSeconds: 1e9, initializing: 'network not ready' });
    const { node } = await waitForPage(cluster, 'edge-1', (page) => page.node !== null);
    expect(node).toMatchObject({ status: 'initializing', isListed: false, sinceNotBefore: null });
    expect((await readStrip(cluster, 'edge-1')).segments.map(({ state }) => state)).toEqual(['absent']);

    const lies = { kind: 'fields', values: { Status: 'Running', Reason: '' } };
    await cluster.account.failNext('DescribeExternalNode', lies, null);
    await cluster.node(one, { failed: 'kubelet stopped' });
    const differs = await waitForPage(cluster, one, (page) => page.node?.instance?.state === 'failed');
    expect(differs.node).toMatchObject({ status: 'Running', instance: { reason: 'kubelet stopped' } });

    const elsewhere = await EnabledCluster.open(world, 'one-pool', {}, 1);
    expect(await readPage(elsewhere, 'edge-1')).toMatchObject({ node: null, removed: null });
    expect(await readHistory(elsewhere, one)).toEqual([]);
    const path = `/accounts/${cluster.account.id}/regions/ap-guangzhou/clusters/cls-nowhere/nodes/${one}`;
    for (const address of [path, `${path}/health?days=1`, `${path}/joins`])
      expect((await world.request('GET', address)).status).toBe(404);
  });
});
