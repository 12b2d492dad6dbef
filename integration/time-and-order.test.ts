import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { effects } from './each-kind.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { World } from './world.ts';

const world = new World();
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

interface Page {
  entries?: { type: string; id: string; operation?: { id: string } }[];
  operations?: { id: string }[];
  next: string | null;
}

/** The ids of all pages, in order. */
async function walk(path: string) {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
    const page: Page = await json<Page>(world.request('GET', path + query));
    ids.push(...(page.entries ?? []).map(({ type, id, operation }) => `${type} ${operation?.id ?? id}`));
    ids.push(...(page.operations ?? []).map(({ id }) => `operation ${id}`));
    expect(ids.length).toBeLessThan(1_000);
    cursor = page.next;
  }
  return ids;
}

test('any number of entries with the same millisecond appear on exactly one page each', async () => {
  const cluster = await EnabledCluster.open(world);
  const { id } = await accepted(cluster.create({ name: 'rack-8' }));
  await cluster.account.waitForEnd(id);
  const columns = `account_id, region, cluster_id, target, input, state, lock_key, subjects, actor_id, body_hash`;
  await database.rows(
    `insert into operation (id, kind, idempotency_key, created_at, updated_at, ${columns})
      select gen_random_uuid(), kind, 'copy ' || number, '2026-01-01', '2026-01-01', ${columns}
      from operation, generate_series(1, 130) as number where id = $1`,
    [id],
  );
  await database.rows(
    `insert into audit (at, account_id, act, details)
      select '2026-01-01', $1, 'reveal-join-command', '{}' from generate_series(1, 130)`,
    [cluster.account.id],
  );
  await database.rows(
    `insert into observed_change (account_id, region, cluster_id, at, object, object_id, name, change)
      select $1, 'ap-guangzhou', 'cls-mock01', '2026-01-01', 'node', 'node', 'node', 'appeared' from generate_series(1, 130)`,
    [cluster.account.id],
  );
  const entries = await walk(`/accounts/${cluster.account.id}/activity`);
  expect([entries.length >= 391, new Set(entries).size]).toEqual([true, entries.length]);
  const operations = await walk(`/accounts/${cluster.account.id}/operations`);
  expect([operations.length, new Set(operations).size]).toEqual([131, 131]);
});

test('after a database clock was a day ahead, reads, refreshes, changes and the budget still work', async () => {
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
