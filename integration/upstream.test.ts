import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { listening } from './listening.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

/** Reads are wanted far more often than TKE would allow; one who looks at nothing is read for once a second. */
const greedy = {
  ISTHMUS_OBSERVE_INTERVAL_MS: '200',
  ISTHMUS_OBSERVE_FAST_MS: '100',
  ISTHMUS_OBSERVE_SWEEP_MS: '200',
  ISTHMUS_OBSERVE_IDLE_MS: '1000',
  LOG_LEVEL: 'warn',
};
const world = new World(greedy);
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside();
});
afterAll(() => world.stop());

const times = async (account: MockAccount, action: string) =>
  (await account.requests(action)).map(({ at }) => Date.parse(at));
/** The most of these moments that fall within one second. */
const mostInASecond = (moments: number[]) =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1_000).length));
const support = 'DescribeExternalNodeSupportConfig';
const everything = { region: 'ap-guangzhou', times: null };

describe.concurrent('TKE is asked no more than it can bear', () => {
  test('two BFFs together stay below 70 % of 20 a second, and a click hardly waits', async () => {
    const account = await MockAccount.open(world, 'demo-fleet', { speed: 1 });
    const pages = [account, account.through(other)];
    const moments = await eventually(async () => {
      await Promise.all(pages.map((page) => page.list()));
      const asked = await times(account, support);
      return asked.length > 80 ? asked : undefined;
    });
    expect(mostInASecond(moments)).toBeLessThanOrEqual(14);

    const enabled = (await account.list()).clusters.find(({ standing }) => standing === 'enabled');
    const pools = `/accounts/${account.id}/regions/${enabled?.region}/clusters/${enabled?.clusterId}/pools`;
    const begun = Date.now();
    const runtimes = await world.request('GET', pools.replace(/pools$/, 'runtimes'));
    expect(runtimes.status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(5_000);
    const refused = await account.arrange('GET', '/requests?verdict=RequestLimitExceeded');
    expect(await refused.json()).toMatchObject({ count: 0 });
  });

  test('while it says that there are too many, there is never a call more than without', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    await cluster.account.failNext('DescribeExternalNode', 'RequestLimitExceeded', null);
    const before = await cluster.account.asked('DescribeExternalNode');
    const refused = await eventually(async () => {
      await cluster.nodeList();
      const moments = (await times(cluster.account, 'DescribeExternalNode')).slice(before);
      return moments.length > 8 ? moments : undefined;
    });
    const gaps = refused.slice(1).map((at, index) => at - (refused[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(150);
    expect((await cluster.nodeList()).observation.problem).toMatchObject({ code: 'tke-busy' });
  });

  test('a region that does not answer is asked less and less, and as before once it answers', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const { account } = cluster;
    const { secretId } = account;
    await account.arrange('POST', '/faults', { ...everything, effect: { kind: 'reset' } });
    const logged = (words: string) =>
      [world, other].some(({ said }) => said.includes(words) && said.includes(secretId));
    const held = await eventually(async () => {
      const { observation } = await cluster.nodeList();
      return JSON.stringify(observation.problem).includes('the next call is at') ? observation : undefined;
    });
    expect(held.problem).toMatchObject({ code: 'tke-unreachable' });
    expect(logged('TKE does not answer: called less often')).toBe(true);
    expect((await cluster.nodes()).length).toBe(3);

    await account.arrange('DELETE', '/faults');
    await eventually(async () => ((await cluster.nodeList()).observation.problem ? undefined : true));
    expect(logged('TKE answers again')).toBe(true);
  });

  test('of two clusters that are watched the one that it does not list is never asked about', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const { account, clusterId } = cluster;
    const keys = ['cls-madeup01', clusterId].map((id) => `external-nodes:${account.id}:ap-guangzhou:${id}`);
    const before = await account.asked('DescribeExternalNode');
    const { stop } = listening(world, ...keys);
    const asked = await eventually(async () => {
      const requests = (await account.requests('DescribeExternalNode')).slice(before);
      return requests.length > 20 ? requests : undefined;
    });
    stop();
    expect(new Set(asked.map(({ params }) => params['ClusterId']))).toEqual(new Set([clusterId]));
  });

  test('a fleet is swept although nobody looks: what happens meanwhile is in its history', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const before = (await cluster.nodes()).length;
    await cluster.node('node-from-elsewhere', {});
    expect(before).toBe(3);
    const told = await eventually(async () =>
      (await cluster.activity('?type=change')).find(({ name }) => name === 'node-from-elsewhere'),
    );
    expect(told).toMatchObject({ change: 'appeared' });
  });
});

test('a region that keeps silent holds up no other', async () => {
  const alone = new World();
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
    const asked = new Date().toISOString();
    const [silent] = await eventually(async () => {
      const { regions } = await account.list();
      const others = regions.filter(({ region }) => region !== everything.region);
      const areRead = others.every(({ observation }) => (observation.observedAt ?? '') > asked);
      return areRead ? regions.filter((one) => !others.includes(one)) : undefined;
    });
    // Had they waited for it, it would have been given up by now.
    expect(silent?.observation.problem).toBeNull();
  } finally {
    await alone.stop();
  }
});

test('what a killed replica was reading is read by another within 15 s', async () => {
  const doomed = new World();
  await doomed.start();
  try {
    const cluster = await EnabledCluster.open(doomed, 'one-pool', { speed: 1 });
    const reading = 'DescribeExternalNode';
    await cluster.account.failNext(reading, { kind: 'time-out' });
    const { requests } = await eventually(async () => {
      const held = await cluster.account.arrange('GET', `/requests?action=${reading}&fault=time-out`);
      const told = (await held.json()) as { count: number; requests: { at: string }[] };
      return told.count ? told : undefined;
    });
    const heldAt = requests[0]?.at ?? '';
    // Only now, so that it is not the one that waits for the answer.
    const there = cluster.through(await doomed.beside());
    const killedAt = Date.now();
    await doomed.killBff();
    const next = await eventually(async () => {
      await there.nodeList();
      return (await cluster.account.requests(reading)).find(({ at }) => at > heldAt)?.at;
    });
    expect(Date.parse(next) - killedAt).toBeLessThan(15_000);
  } finally {
    await doomed.stop();
  }
});
