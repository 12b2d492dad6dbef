import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, json } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
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
