import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { ExpectedHosts, named } from './expected-hosts.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { World } from './world.ts';

// Home lists all accounts, so these tests have a world of their own.
const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

interface Entry {
  code: string;
  accountId: string;
  [more: string]: unknown;
}
interface Home {
  counts: { accounts: number; clusters: number; nodes: number; failed: number };
  attention: Entry[];
  inProgress: { type: string; accountId: string; [more: string]: unknown }[];
  accounts: {
    id: string;
    health: Record<string, number>;
    oldestReading: string | null;
    available: number | null;
    availability: { day: string; running: number | null; unread: number | null; worst: string | null }[];
    clusters: { clusterId: string; name: string; readiness: string; health: Record<string, number> | null }[];
  }[];
  days: { day: string; joined: number; removed: number; lost: number }[];
  oldestReading: string | null;
}

const home = () => json<Home>(world.request('GET', '/home'));
/** Waits until Home is as wanted. Opening the cluster's nodes makes Isthmus read them at the pace of a page. */
const homeWhere = (wanted: (home: Home) => boolean, ...open: EnabledCluster[]) =>
  eventually(async () => {
    await Promise.all(open.map((cluster) => cluster.nodeList()));
    const seen = await home();
    return wanted(seen) ? seen : undefined;
  }, home);
const of = ({ account }: EnabledCluster) => ({
  attention: ({ attention }: Home) => attention.filter(({ accountId }) => accountId === account.id),
  inProgress: ({ inProgress }: Home) => inProgress.filter(({ accountId }) => accountId === account.id),
  account: ({ accounts }: Home) => accounts.find(({ id }) => id === account.id),
});

test('without accounts, everything is empty', async () => {
  expect(await home()).toMatchObject({
    counts: { accounts: 0, clusters: 0, nodes: 0, failed: 0 },
    attention: [],
    inProgress: [],
    accounts: [],
    oldestReading: null,
  });
  expect((await home()).days).toHaveLength(30);
});

describe('two accounts', () => {
  let quiet: EnabledCluster;
  let silent: EnabledCluster;
  beforeAll(async () => {
    quiet = await EnabledCluster.open(world);
    silent = await EnabledCluster.open(world);
  });

  test('that are quiet need no attention, and show the oldest reading', async () => {
    const seen = await homeWhere(({ counts }) => counts.nodes === 6);
    expect(seen).toMatchObject({
      counts: { accounts: 2, clusters: 2, nodes: 6, failed: 0 },
      attention: [],
      inProgress: [],
    });
    expect(of(quiet).account(seen)).toMatchObject({
      health: { running: 3, failed: 0 },
      clusters: [{ name: 'prod-gz', readiness: 'enabled', health: { running: 3 } }],
    });
    const readings = seen.accounts.map(({ oldestReading }) => oldestReading ?? '').toSorted();
    expect(readings[0]).toMatch(/^\d{4}-/);
    expect(seen.oldestReading).toBe(readings[0]);
  });

  test('of which one is silent: its nodes are unknown since the last reading, and the time without readings is not running', async () => {
    const hasRun = (seen: Home) => seen.accounts.every(({ availability }) => availability.at(-1)?.running === 1);
    await homeWhere(hasRun, quiet, silent);
    await silent.account.failNext('DescribeExternalNode', { kind: 'http', status: 500 }, null);
    const isSilent = (seen: Home) => of(silent).attention(seen).length > 0;
    const seen = await homeWhere(isSilent, silent);
    const { observation } = await silent.nodeList();
    expect(of(silent).attention(seen)).toEqual([
      {
        code: 'out-of-date',
        accountId: silent.account.id,
        region: 'ap-guangzhou',
        cluster: { clusterId: 'cls-mock01', clusterName: 'prod-gz' },
        clusters: 1,
        nodes: 3,
        since: observation.observedAt,
        problem: expect.stringMatching(/^tke-/),
      },
    ]);
    expect(of(quiet).attention(seen)).toEqual([]);
    const [ofSilent, ofQuiet] = [silent, quiet].map((one) => of(one).account(seen)?.availability.at(-1));
    expect(ofSilent).toMatchObject({ running: 1, worst: 'running' });
    expect(ofSilent?.unread).toBeGreaterThan(0);
    expect(ofQuiet).toMatchObject({ running: 1, unread: 0 });
    expect(of(quiet).account(seen)?.availability[0]).toMatchObject({ running: null, unread: null, worst: null });
    await silent.account.arrange('DELETE', '/faults');
    await homeWhere((later) => !isSilent(later), silent);
  });
});

test('failed nodes, lost nodes and an operation that waits for a person need attention, in this order', async () => {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
  const { id } = await accepted(cluster.create({ name: 'rack-9' }));
  expect(await cluster.account.waitForEnd(id)).toMatchObject({ state: 'needs-attention' });
  const before = (await home()).days.at(-1)?.lost ?? 0;
  const [node] = await cluster.nodes();
  await cluster.node(node?.name ?? '', { failed: 'kubelet stopped' });
  const seen = await homeWhere((one) => of(cluster).attention(one).length === 2, cluster);
  const place = { region: 'ap-guangzhou', clusterId: 'cls-mock01', clusterName: 'prod-gz' };
  expect(of(cluster).attention(seen)).toMatchObject([
    { code: 'failed-nodes', ...place, count: 1, pool: { name: 'rack-7', count: 1 }, since: expect.any(String) },
    { code: 'operation-waits', ...place, id, target: 'rack-9', reason: 'answer-lost' },
  ]);
  expect(seen.days.at(-1)?.lost).toBe(before + 1);
  expect(of(cluster).account(seen)?.availability.at(-1)?.worst).toBe('failed');
});

test('kubelets that Kubernetes does not support under the cluster’s version need attention', async () => {
  const cluster = await EnabledCluster.open(world);
  const [first, second] = await cluster.nodes();
  // Failed nodes, because version 2022-05-01 is read at the pace of a page only for them.
  await cluster.node(first?.name ?? '', { failed: 'kubelet stopped', kubelet: 'v1.26.9-tke.1' });
  await cluster.node(second?.name ?? '', { failed: 'kubelet stopped', kubelet: 'v1.27.0-tke.1' });
  const isSkew = ({ code }: Entry) => code === 'version-skew';
  const seen = await homeWhere((one) => of(cluster).attention(one).some(isSkew), cluster);
  const skew = { clusterName: 'prod-gz', count: 1, version: '1.30.4', kubelet: 'v1.26.9-tke.1', kubelets: 1 };
  expect(of(cluster).attention(seen).filter(isSkew)).toMatchObject([skew]);
});

test('a group that drains and hosts that join are in progress, and in the tray’s answer', async () => {
  const hosts = await ExpectedHosts.open(world);
  const { cluster } = hosts;
  const [node] = await cluster.nodes();
  await cluster.node(node?.name ?? '', { drainStuck: true });
  const { id } = await accepted<Group>(cluster.drain(await cluster.selection(2)));
  const [first] = await hosts.planRows([named('edge-1'), named('edge-2')]);
  await hosts.revealCommand(first ?? { id: '' });
  const seen = await homeWhere((one) => of(cluster).inProgress(one).length === 2, cluster);
  expect(of(cluster).inProgress(seen)).toMatchObject([
    { type: 'hosts', poolName: 'rack-7', total: 2, waiting: 1, running: 0 },
    { type: 'group', id, act: 'drain', state: 'running', total: 2, ended: 0, failed: 0 },
  ]);
  const reply = await world.request('GET', '/in-progress');
  const tray = (await reply.json()) as { items: Home['inProgress']; total: number };
  expect(tray.items.filter(({ accountId }) => accountId === cluster.account.id)).toMatchObject([
    { type: 'hosts' },
    { type: 'group', id },
  ]);
  expect(tray.total).toBe(tray.items.length);
  const same = await world.request('GET', '/in-progress', undefined, {
    'if-none-match': reply.headers.get('etag') ?? '',
  });
  expect(same.status).toBe(304);
});

test('a quota is near for a day after TKE refused a command for it', async () => {
  const hosts = await ExpectedHosts.open(world, 'quota-full');
  expect(of(hosts.cluster).attention(await home())).toEqual([]);
  const [row] = await hosts.planRows([named('edge-1')]);
  expect((await hosts.reveal(row ?? { id: '' })).status).toBe(409);
  const seen = await homeWhere((one) => of(hosts.cluster).attention(one).length > 0);
  expect(of(hosts.cluster).attention(seen)).toMatchObject([
    { code: 'quota-near', nodes: 5, limit: null, since: expect.any(String) },
  ]);
});

test('in progress also gives what ended in a day, the usual durations, and 304 to its ETag', async () => {
  const cluster = await EnabledCluster.open(world);
  const read = () =>
    json<{
      ended: { accountId: string; id?: string; state?: string; endedAt: string }[];
      usual: { accountId: string; kind: string; ms: number }[];
    }>(world.request('GET', '/in-progress'));
  const ofAccount = async () => {
    const { ended, usual } = await read();
    const ofThis = ({ accountId }: { accountId: string }) => accountId === cluster.account.id;
    return { ended: ended.filter(ofThis), usual: usual.filter(ofThis) };
  };
  const names = ['rack-1', 'rack-2', 'rack-3', 'rack-4', 'rack-5'];
  const create = async (name: string) => cluster.account.waitForEnd((await accepted(cluster.create({ name }))).id);
  for (const name of names.slice(0, 4)) await create(name);
  expect(await ofAccount()).toMatchObject({ usual: [] });
  const last = await create('rack-5');
  const { ended, usual } = await eventually(async () => {
    const seen = await ofAccount();
    return seen.usual.length ? seen : undefined;
  }, ofAccount);
  expect(ended.filter(({ id }) => id === last.id)).toEqual([
    expect.objectContaining({
      type: 'operation',
      kind: 'create-external-node-pool',
      state: 'succeeded',
      target: 'rack-5',
    }),
  ]);
  expect(usual).toEqual([{ accountId: cluster.account.id, kind: 'create-external-node-pool', ms: expect.any(Number) }]);
  expect(usual[0]?.ms).toBeGreaterThan(0);

  await cluster.account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
  const { id: waiting } = await create('rack-9');
  const withWait = await eventually(async () => {
    const seen = await ofAccount();
    return seen.ended.some(({ id }) => id === waiting) ? seen : undefined;
  }, ofAccount);
  expect(withWait.ended[0]).toMatchObject({ id: waiting, state: 'needs-attention' });
  const { headers } = await world.request('GET', '/in-progress');
  const again = await world.request('GET', '/in-progress', undefined, { 'if-none-match': headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
});
