import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { eventually, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = new World();
beforeAll(() => world.start());
beforeEach(async () => {
  if (!world.bffRuns) await world.startBff();
});
afterAll(() => world.stop());

/** Requests every kind of change with an ordered effect. Returns when TKE has received each call. */
async function requestUntilCalled(effect: { kind: string; [more: string]: unknown }) {
  const ready = await Promise.all(eachKind.map(async (kind) => ({ ...kind, ...(await kind.open(world)) })));
  return Promise.all(
    ready.map(async ({ account, action, ask }) => {
      await account.failNext(action, effect);
      const id = await ask();
      await eventually(async () => (await account.requestCount(action)) || undefined);
      return { account, action, id };
    }),
  );
}

async function timed<T>(work: () => Promise<T>) {
  const began = performance.now();
  return { result: await work(), ms: performance.now() - began };
}

/** The reply to a question during the shutdown. */
const statusAndBody = async (reply: Promise<Response>) => [
  (await reply).status,
  (await (await reply).json()) as unknown,
];

describe('SIGTERM while busy', () => {
  test('answers that come in time are recorded, requests answered, streams ended; the next process continues', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const stream = openEventStream(world, `operations:${account.id}`);
    await eventually(async () => stream.received.text.includes('event: alive') || undefined);
    const requested = await requestUntilCalled({ kind: 'delay', ms: 3_000 });
    await account.failNext('DescribeSupportedRuntime', { kind: 'delay', ms: 2_000 });
    await account.failNext('DescribeSubnets', { kind: 'time-out' });
    const slow = statusAndBody(cluster.request('GET', '/runtimes'));
    const endless = statusAndBody(cluster.request('GET', '/subnets'));
    for (const action of ['DescribeSupportedRuntime', 'DescribeSubnets'])
      await eventually(async () => (await account.requestCount(action)) || undefined);

    const { result, ms } = await timed(() => world.stopBff());
    expect([result, ms < 10_000]).toEqual([0, true]);
    expect(await slow).toMatchObject([200, { runtimes: [{}] }]);
    expect(await endless).toMatchObject([503, { code: 'restarting' }]);
    await eventually(async () => stream.received.ended || undefined);

    await world.startBff();
    for (const one of requested) {
      const { state, attempts } = await one.account.waitForEnd(one.id);
      expect([one.action, state, attempts.length]).toEqual([one.action, 'succeeded', 1]);
      expect(attempts[0]?.requestId).toEqual(expect.any(String));
      expect(await effects(one.account, one.action)).toBe(1);
    }
  });

  test('answers and reads that never come are not waited for; the next process looks', async () => {
    const requested = await requestUntilCalled({ kind: 'held-answer' });
    const unread = await MockAccount.open(world, 'one-ready-cluster', {});
    await unread.failNext('DescribeClusters', { kind: 'time-out' }, null);
    await eventually(async () => (await unread.list(), await unread.requestCount('DescribeClusters')) || undefined);

    const { result, ms } = await timed(() => world.stopBff());
    expect([result, ms < 10_000]).toEqual([0, true]);
    await world.startBff();
    for (const one of requested) {
      expect(await one.account.waitForEnd(one.id)).toMatchObject({ state: 'succeeded' });
      expect(await effects(one.account, one.action)).toBe(1);
    }
  });
});
