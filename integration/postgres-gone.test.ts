import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inThisRun } from '../scripts/sample.mjs';
import { EnabledCluster } from './enabled-cluster.ts';
import { eachKind, effects } from './each-kind.ts';
import { openEventStream } from './event-stream.ts';
import { accepted, eventually } from './mock-account.ts';
import { OwnPostgres } from './own-postgres.ts';
import { World } from './world.ts';

/** `patienceMs`: the time limit of an answer. A stopped server is noticed at once, a hanging one late. Includes time for busy machines. */
const outages = [
  { what: 'restarted', cut: () => server.stop('fast'), goneMs: 0, patienceMs: 9_000 },
  { what: 'cut off', cut: () => server.stop('immediate'), goneMs: 10_000, patienceMs: 9_000 },
  { what: 'hung', cut: async () => server.freeze(), goneMs: 0, patienceMs: 45_000 },
];

let server: OwnPostgres;
let world: World;
beforeAll(async () => {
  server = await OwnPostgres.forWorlds();
  world = new World({}, server);
  await world.start();
});
afterAll(async () => {
  await world.stop();
  await server.remove();
});

const statusOf = async (path: string) => (await fetch(world.url + path)).status;

describe('PostgreSQL is gone', () => {
  test.for(inThisRun(outages, 1))(
    '$what while operations run: one effect each',
    async ({ cut, goneMs, patienceMs }) => {
      const watched = await EnabledCluster.open(world);
      const stream = openEventStream(world, `operations:${watched.account.id}`);
      await eventually(async () => stream.received.text.includes('event: alive') || undefined);
      const ready = await Promise.all(
        inThisRun(eachKind, 3).map(async (kind) => ({ ...kind, ...(await kind.open(world)) })),
      );
      const requested = await Promise.all(
        ready.map(async ({ account, action, ask }) => {
          await account.failNext(action, { kind: 'delay', ms: 1_000 });
          const id = await ask();
          await eventually(async () => (await account.requestCount(action)) || undefined);
          return { account, action, id };
        }),
      );
      const { id: seenId } = await accepted(watched.create({ name: 'rack-8' }));

      await cut();
      onTestFinished(() => server.resume());
      const key = randomUUID();
      const began = performance.now();
      do {
        const sent = performance.now();
        const replies = await Promise.all([
          world.request('GET', `/accounts/${watched.account.id}/clusters`),
          watched.create({ name: 'rack-9' }, key),
        ]);
        for (const reply of replies)
          expect([reply.status, await reply.json()]).toMatchObject([503, { code: 'database-unreachable' }]);
        expect(performance.now() - sent).toBeLessThan(patienceMs);
        expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
      } while (performance.now() - began < goneMs);
      await server.resume();

      await eventually(async () => (await statusOf('/readyz')) === 200 || undefined);
      const { id } = await accepted(watched.create({ name: 'rack-9' }, key));
      expect(await accepted(watched.create({ name: 'rack-9' }, key))).toMatchObject({ id });
      for (const one of [...requested, { account: watched.account, id }, { account: watched.account, id: seenId }])
        expect(await one.account.waitForEnd(one.id)).toMatchObject({ state: 'succeeded' });
      for (const { account, action } of requested) expect(await effects(account, action)).toBe(1);
      expect(await effects(watched.account, 'CreateExternalNodePool')).toBe(2);

      const own = `"operations:${watched.account.id}:${id}"`;
      await eventually(async () => stream.received.text.includes(own) || undefined);
      expect(stream.received.ended).toBe(false);
      stream.stop();
      expect(world.bffRuns).toBe(true);
    },
  );
});
