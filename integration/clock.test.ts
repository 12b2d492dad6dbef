import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { inThisRun } from '../scripts/sample.mjs';
import { Database } from './database.ts';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { ExpectedHosts, named } from './expected-hosts.ts';
import { IdcHost } from './idc-host.ts';
import { accepted, eventually } from './mock-account.ts';
import { onServer } from './setting.ts';
import { World } from './world.ts';

const hours = [1, -1];
const create = 'CreateExternalNodePool';
const folder = mkdtempSync(join(tmpdir(), 'isthmus-clock-'));
const file = join(folder, 'shift');
const settleMs = 3_000;
const world = new World({
  NODE_OPTIONS: '--import ./integration/shifted-clock.mjs',
  SHIFTED_CLOCK: file,
  ISTHMUS_SETTLE_MS: String(settleMs),
  // A jump forwards ends sessions that would have been unused for so long.
  ISTHMUS_SESSION_IDLE_MS: String(12 * 3_600_000),
});

/** From now on only the BFF's clock is wrong, by `by` hours. */
function jump(by: number) {
  writeFileSync(`${file}.part`, String(by * 3_600_000));
  renameSync(`${file}.part`, file);
}

/** The row of an expected host turns Running, although the BFF's clock and TKE's differ from the database's. */
async function expectedHostRuns(expected: ExpectedHosts) {
  const [row] = await expected.planRows([named('edge-1')]);
  const { wget, script } = await expected.revealCommand(row ?? { id: '' });
  const host = await IdcHost.withAddress('10.4.8.1');
  await host.type(`${wget} && ./${script} install`);
  await expected.waitForJoins(([join]) => join?.state === 'running');
  await host.remove();
}

beforeEach(() => jump(0));
beforeAll(async () => {
  jump(0);
  await world.start();
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

describe('a clock that jumps', () => {
  test.for(inThisRun(hours, 1))(
    'by %i h: running operations wait, nothing looks fresh; after a correction everything happens once',
    async (by) => {
      const watched = await EnabledCluster.open(world);
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

      jump(by);
      const { observation } = await eventually(async () => {
        const list = await watched.poolList();
        return list.observation.problem?.code === 'clock-skewed' ? list : undefined;
      });
      expect(Math.abs(Date.now() - Date.parse(observation.attemptedAt ?? ''))).toBeLessThan(60_000);
      const { operations } = await accepted<Group>(watched.drain(await watched.selection(1)));
      const id = operations[0]?.id ?? '';
      const reads = await watched.account.requestCount('DescribeExternalNode');
      await eventually(
        async () => (await watched.account.requestCount('DescribeExternalNode')) > reads + 2 || undefined,
      );
      expect(await watched.account.operation(id)).toMatchObject({ state: 'queued' });
      const open = await Promise.all(requested.map((one) => one.account.operation(one.id)));
      expect(open.filter(({ state }) => ['failed', 'needs-attention', 'conflict'].includes(state))).toEqual([]);
      const later = await watched.poolList();
      expect(later.observation.observedAt).toBe(observation.observedAt);

      jump(0);
      for (const one of [...requested, { account: watched.account, action: 'DrainExternalNode', id }]) {
        expect(await one.account.waitForEnd(one.id)).toMatchObject({ state: 'succeeded' });
        expect(await effects(one.account, one.action)).toBe(1);
      }
      await eventually(async () => (await watched.poolList()).observation.problem === null || undefined);
    },
  );

  test.for(inThisRun(hours, 1))(
    'by %i h relative to the database but not TKE: nothing is delayed or decided early',
    async (by) => {
      const cluster = await EnabledCluster.open(world);
      const { account } = cluster;
      await account.failNext(create, { kind: 'http', status: 500 });
      const { id: lost } = await accepted(cluster.create({ name: 'rack-8' }));
      await eventually(async () => (await account.requestCount(create)) || undefined);
      const expected = await ExpectedHosts.open(world);
      for (const each of [account, expected.cluster.account])
        await each.arrange('PATCH', '/options', { skewSeconds: by * 3_600 });
      jump(by);

      const { id } = await accepted(cluster.drain(await cluster.selection(1)));
      const group = await cluster.waitForGroup(id, ({ state }) => state === 'finished');
      expect(group.operations.map(({ state }) => state)).toEqual(['succeeded']);
      expect(await account.waitForEnd(lost)).toMatchObject({
        state: 'needs-attention',
        outcome: { reason: 'answer-lost' },
      });
      const rows = await onServer<{ waited: string }>(
        `select extract(epoch from updated_at - started_at) * 1000 as waited
        from operation join operation_attempt on operation_id = id where id = '${lost}'`,
        world.databaseUrl,
      );
      const waited = Number(rows[0]?.waited);
      expect([waited >= settleMs, waited < 60_000]).toEqual([true, true]);
      await expectedHostRuns(expected);
      const changes = (await cluster.activity()).filter(({ type }) => type === 'change');
      expect(changes).toEqual([]);
    },
  );
});

test('after a database clock was a day ahead, reads, refreshes, changes and the budget still work', async () => {
  const database = await Database.of(world);
  onTestFinished(() => database.close());
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const [lost] = await cluster.selection(1);
  await account.failNext('DrainExternalNode', { kind: 'http', status: 500 });
  const { operations } = await accepted<Group>(cluster.drain(lost ? [lost] : []));
  const id = operations[0]?.id ?? '';
  await eventually(async () => (await account.requestCount('DrainExternalNode')) || undefined);

  const day = "interval '1 day'";
  await database.rows(`update observation set due_at = due_at + ${day}, attempted_at = attempted_at + ${day},
    observed_at = observed_at + ${day}, wanted_until = wanted_until + ${day}, lease_until = now() + ${day}, demanded_at = now() + ${day}`);
  await database.rows(`update tke_budget set next_free = next_free + ${day}`);
  await database.rows(`update operation_attempt set started_at = started_at + ${day} where operation_id = $1`, [id]);
  await database.rows(`update operation set deadline = deadline + ${day} where id = $1`, [id]);
  await database.rows(`update pgboss.job set start_after = start_after + ${day} where state in ('created', 'retry')`);
  await database.rows(`update pgboss.queue set monitor_claim_on = now() + ${day}, maintain_on = now() + ${day}`);

  const from = Date.now();
  const read = await eventually(async () => {
    const { observation } = await cluster.poolList();
    const at = Date.parse(observation.observedAt ?? '');
    return at < Date.now() + 60_000 && at > from ? observation : undefined;
  });
  expect(read.problem).toBeNull();
  expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
  expect(await effects(account, 'DrainExternalNode')).toBe(1);
  const { id: created } = await accepted(cluster.create({ name: 'rack-9' }));
  expect(await account.waitForEnd(created)).toMatchObject({ state: 'succeeded' });
  expect(Date.now() - from).toBeLessThan(60_000);
});
