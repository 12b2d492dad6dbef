import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inThisRun } from '../scripts/sample.mjs';
import { eachKind } from './each-kind.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { openEventStream, openEventStreamAfter } from './event-stream.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside();
});
afterAll(() => world.stop());

describe.concurrent('two BFFs on one database', () => {
  test('a change requested at one BFF is shown as finished by the other', async () => {
    const here = await EnabledCluster.open(world);
    const there = here.through(other);
    const { id } = await accepted(here.create({ name: 'rack-9' }));
    expect(await there.account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(await there.pool('rack-9')).toMatchObject({ name: 'rack-9' });
  });

  test('a stream at one receives the changes of the other', async () => {
    const here = await EnabledCluster.open(world);
    const { account } = here;
    const watched = [`operations:${account.id}`, `external-node-pools:${account.id}`];
    const streams = [world, other].map((at) => openEventStream(at, ...watched));
    await eventually(async () => streams.every(({ received }) => received.text.includes('event: alive')) || undefined);
    const { id } = await accepted(here.create({ name: 'rack-9' }));
    await account.waitForEnd(id);
    for (const { received, stop } of streams) {
      await eventually(async () => received.text.includes(`"operations:${account.id}:${id}"`) || undefined);
      expect(received.text).toContain(`"external-node-pools:${account.id}:ap-guangzhou:${here.clusterId}"`);
      stop();
    }
  });

  test('a stream after an answer sends only what changed since, and all versions when another process gave the answer', async () => {
    const here = await EnabledCluster.open(world);
    const key = `operations:${here.account.id}`;
    /** What a stream sends until it has a position. */
    const begin = async (at: World, after: string | null) => {
      const { received, stop } = openEventStreamAfter(at, after, key);
      const [, position] = await eventually(async () => /^data:(\S+)$/m.exec(received.text) ?? undefined);
      stop();
      return { position: position ?? '', text: received.text };
    };
    const answer = await world.request('GET', `/accounts/${here.account.id}/operations`);
    const { id } = await accepted(here.create({ name: 'rack-9' }));
    await here.account.waitForEnd(id);

    const missed = await begin(world, answer.headers.get('isthmus-position'));
    expect(missed.text).toContain(`"${key}:${id}"`);
    expect((await begin(world, missed.position)).text).not.toContain('event: version');
    expect((await begin(other, missed.position)).text).toContain(`"${key}"`);
  });

  test('a group runs one operation at a time over both', async () => {
    const here = await EnabledCluster.open(world);
    const { id } = await accepted<Group>(here.drain(await here.selection()));
    const over = await here.through(other).waitForGroup(id, ({ state }) => state === 'finished');
    expect(over.operations.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(await here.account.requestCount('DrainExternalNode')).toBe(3);
  });

  test('one read per interval, although both watch', async () => {
    const here = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const there = here.through(other);
    const action = 'DescribeExternalNodePools';
    const reads = await eventually(async () => {
      await Promise.all([here.poolList(), there.poolList()]);
      const requests = await here.account.requests(action);
      return requests.length >= 6 ? requests.slice(0, 6) : undefined;
    });
    const [first, last] = [reads[0], reads.at(-1)].map((read) => Date.parse(read?.at ?? ''));
    // Five intervals of a second. Two BFFs that each read would take half of it.
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThan(4_500);
  });
});

const fifty = Array.from({ length: 50 }, (_, index) => index);
/** Sends clicks to two BFFs in turn. Returns the reply of each. */
const clicked = (click: (at: World, index: number) => Promise<string>) =>
  Promise.all(
    fifty.map((index) => click(index % 2 ? world : other, index).catch((refusal: unknown) => String(refusal))),
  );
const statusAndBody = async (reply: Promise<Response>) => {
  const answer = await reply;
  return [answer.status, await answer.json()];
};
const reused = [409, { code: 'key-reused' }];

describe.concurrent('fifty simultaneous clicks over two BFFs', () => {
  test.for(inThisRun(eachKind, 2))(
    '$kind: with one key they make one operation and one call',
    async ({ action, open }) => {
      const { account, ask } = await open(world);
      const key = randomUUID();
      const [id = '', ...others] = [...new Set(await clicked((at) => ask(key, at)))];
      expect(others).toEqual([]);
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(await ask(key, other)).toBe(id);
      expect(await account.requestCount(action)).toBe(1);
    },
  );

  test.for(inThisRun(eachKind, 2))(
    '$kind: with separate keys, one is accepted and the refusals name it',
    async ({ action, open }) => {
      const { account, ask } = await open(world);
      // Reads never show TKE's change, so the operation runs until the last click.
      await account.arrange('PATCH', '/options', { staleReadSeconds: 1_000_000 });
      const answers = await clicked((at) => ask(randomUUID(), at));
      const [id = '', ...others] = answers.filter((answer) => !answer.startsWith('Error'));
      expect(others).toEqual([]);
      const refused = answers.filter(
        (answer) => answer.startsWith('Error: 409') && answer.includes('already-in-flight'),
      );
      expect(refused).toHaveLength(49);
      expect(refused.every((refusal) => refusal.includes(id))).toBe(true);
      await account.waitForState(id, ['waiting']);
      await account.arrange('PATCH', '/options', { staleReadSeconds: 0 });
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(await account.requestCount(action)).toBe(1);
    },
  );

  test('one key with two bodies: one is accepted, the other refused', async () => {
    const here = await EnabledCluster.open(world);
    const key = randomUUID();
    const names = ['rack-9', 'rack-10'];
    const replies = await Promise.all(
      fifty.map((index) => here.through(index % 2 ? world : other).create({ name: names[index % 4 < 2 ? 0 : 1] }, key)),
    );
    const answers = await Promise.all(
      replies.map(async (reply) => (await reply.json()) as { id: string; code: string }),
    );
    const taken = answers.filter((_, index) => replies[index]?.status === 202);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ code }) => code === 'key-reused')).toHaveLength(fifty.length - taken.length);
    await here.account.waitForEnd(taken[0]?.id ?? '');
    expect(await here.account.requestCount('CreateExternalNodePool')).toBe(1);
  });
});

describe.concurrent('a used key', () => {
  test('for one change is refused for a selection, and the other way round', async () => {
    const here = await EnabledCluster.open(world);
    const there = here.through(other);
    const [forOne, forMany] = [randomUUID(), randomUUID()];
    const nodes = await here.selection();
    expect(await statusAndBody(here.create({ name: 'rack-9' }, forOne))).toMatchObject([202, {}]);
    expect(await statusAndBody(here.drain(nodes.slice(0, 1), 1, forMany))).toMatchObject([202, {}]);
    expect(await statusAndBody(there.drain(nodes.slice(1), 1, forOne))).toMatchObject(reused);
    expect(await statusAndBody(there.create({ name: 'rack-10' }, forMany))).toMatchObject(reused);
  });

  test('is refused for another body at the other BFF, for a selection too', async () => {
    const here = await EnabledCluster.open(world);
    const there = here.through(other);
    const key = randomUUID();
    const nodes = await here.selection();
    expect(await statusAndBody(here.drain(nodes.slice(0, 2), 1, key))).toMatchObject([202, {}]);
    expect(await statusAndBody(there.drain(nodes, 1, key))).toMatchObject(reused);
    expect(await statusAndBody(there.drain(nodes.slice(0, 2), 2, key))).toMatchObject(reused);
    expect(await statusAndBody(there.removeNodes(nodes.slice(0, 2), {}, key))).toMatchObject(reused);
  });
});
