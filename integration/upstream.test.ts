import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

/** With these intervals, Isthmus would read far more often than TKE allows. An unwatched fleet is read once a second. */
const shortIntervals = {
  ISTHMUS_OBSERVE_INTERVAL_MS: '200',
  ISTHMUS_OBSERVE_FAST_MS: '100',
  ISTHMUS_OBSERVE_SWEEP_MS: '200',
  ISTHMUS_OBSERVE_IDLE_MS: '1000',
  LOG_LEVEL: 'warn',
};

const requestTimes = async (account: MockAccount, action: string) =>
  (await account.requests(action)).map(({ at }) => Date.parse(at));
/** The highest number of these moments within one second. */
const mostInASecond = (moments: number[]) =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1_000).length));
const support = 'DescribeExternalNodeSupportConfig';
const everything = { region: 'ap-guangzhou', times: null };

describe.concurrent('TKE gets no more calls than it allows', () => {
  const world = new World(shortIntervals);
  let other = world;
  beforeAll(async () => {
    await world.start();
    other = await world.beside();
  });
  afterAll(() => world.stop());

  // asvs 15.2.2 2.4.1
  test('two BFFs together stay below 70 % of 20 a second, and a click hardly waits', async () => {
    const account = await MockAccount.open(world, 'demo-fleet', { speed: 1 });
    const pages = [account, account.through(other)];
    const moments = await eventually(async () => {
      await Promise.all(pages.map((page) => page.list()));
      const requests = await requestTimes(account, support);
      return requests.length > 80 ? requests : undefined;
    });
    expect(mostInASecond(moments)).toBeLessThanOrEqual(14);

    const enabled = (await account.list()).clusters.find(({ readiness }) => readiness === 'enabled');
    const pools = `/accounts/${account.id}/regions/${enabled?.region}/clusters/${enabled?.clusterId}/pools`;
    const begun = Date.now();
    const runtimes = await world.request('GET', pools.replace(/pools$/, 'runtimes'));
    expect(runtimes.status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(5_000);
    const refused = await account.arrange('GET', '/requests?verdict=RequestLimitExceeded');
    expect(await refused.json()).toMatchObject({ count: 0 });
  });

  test('while TKE refuses calls as too many, Isthmus never sends more than usual', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    await cluster.account.failNext('DescribeExternalNode', 'RequestLimitExceeded', null);
    const before = await cluster.account.requestCount('DescribeExternalNode');
    const refused = await eventually(async () => {
      await cluster.nodeList();
      const moments = (await requestTimes(cluster.account, 'DescribeExternalNode')).slice(before);
      return moments.length > 8 ? moments : undefined;
    });
    const gaps = refused.slice(1).map((at, index) => at - (refused[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(150);
    expect((await cluster.nodeList()).observation.problem).toMatchObject({ code: 'tke-busy' });
  });

  // asvs 16.5.2
  test('a region that does not answer is called less and less often, and normally again when it answers', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const { account } = cluster;
    const { uin } = await json<{ uin: string }>(world.request('GET', `/accounts/${account.id}`));
    await account.arrange('POST', '/faults', { ...everything, effect: { kind: 'reset' } });
    const logged = (words: string) => [world, other].some(({ log }) => log.includes(words) && log.includes(uin));
    const held = await eventually(async () => {
      const { observation } = await cluster.nodeList();
      return JSON.stringify(observation.problem).includes('the next call is at') ? observation : undefined;
    });
    expect(held.problem).toMatchObject({ code: 'tke-unreachable' });
    expect(logged('TKE does not answer: called less often')).toBe(true);
    expect((await cluster.nodes()).length).toBe(3);

    await account.arrange('DELETE', '/faults');
    await eventually(async () => ((await cluster.nodeList()).observation.problem ? undefined : true));
    await eventually(async () => logged('TKE answers again') || undefined);
  });

  test('TKE is never called about a watched cluster that it does not list', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const { account, clusterId } = cluster;
    const keys = ['cls-madeup01', clusterId].map((id) => `external-nodes:${account.id}:ap-guangzhou:${id}`);
    const before = await account.requestCount('DescribeExternalNode');
    const { stop } = openEventStream(world, ...keys);
    const received = await eventually(async () => {
      const requests = (await account.requests('DescribeExternalNode')).slice(before);
      return requests.length > 8 ? requests : undefined;
    });
    stop();
    expect(new Set(received.map(({ params }) => params['ClusterId']))).toEqual(new Set([clusterId]));
  });

  test('a fleet is read even when nobody looks, so its history has every change', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const before = (await cluster.nodes()).length;
    await cluster.node('node-from-elsewhere', {});
    expect(before).toBe(3);
    const change = await eventually(async () =>
      (await cluster.activity('?type=change')).find(({ name }) => name === 'node-from-elsewhere'),
    );
    expect(change).toMatchObject({ change: 'appeared' });
  });
});

// asvs 16.5.2
test('a silent region does not delay the others', async () => {
  // With longer intervals, the silent region's first call ends before eight wait.
  const alone = new World(shortIntervals);
  await alone.start();
  try {
    const account = await MockAccount.open(alone, 'demo-fleet', { speed: 1 });
    await account.cluster('prod-gz');
    await account.arrange('POST', '/faults', { ...everything, effect: { kind: 'time-out' } });
    await eventually(async () => {
      await account.list();
      const { count } = await json<{ count: number }>(account.arrange('GET', '/requests?fault=time-out'));
      return count >= 8 || undefined;
    });
    const from = new Date().toISOString();
    const [silent] = await eventually(async () => {
      const { regions } = await account.list();
      const others = regions.filter(({ region }) => region !== everything.region);
      const areRead = others.every(({ observation }) => (observation.observedAt ?? '') > from);
      return areRead ? regions.filter((one) => !others.includes(one)) : undefined;
    });
    // If the others had waited, the silent region's call would have ended and left a problem.
    expect(silent?.observation.problem).toBeNull();
  } finally {
    await alone.stop();
  }
});
