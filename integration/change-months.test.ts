import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually } from './mock-account.ts';
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

/** Stores a change at a time and returns the table that holds it. */
async function tableAt(account: string, interval: string) {
  const [row] = await database.rows<{ table: string }>(
    `insert into observed_change (account_id, region, cluster_id, at, object, object_id, name, change)
     values ($1, 'ap-guangzhou', 'cls-1', now() + $2::interval, 'node', 'node-1', 'node-1', 'appeared')
     returning tableoid::regclass::text as table`,
    [account, interval],
  );
  return row?.table;
}

test('the history has tables for the coming months, and stores a time outside them too', async () => {
  const { account } = await EnabledCluster.open(world);
  expect(await tableAt(account.id, '0 days')).not.toBe('observed_change_other');
  expect(await tableAt(account.id, '39 days')).toMatch(/^observed_change_\d{4}_\d\d$/);
  expect(await tableAt(account.id, '9 years')).toBe('observed_change_other');
});

test('a change that was read is in the table of its month', async () => {
  const cluster = await EnabledCluster.open(world);
  const [node] = await cluster.nodes();
  await cluster.forgetNode(node?.name ?? '');
  const rows = await eventually(async () => {
    await cluster.nodeList();
    const found = await database.rows<{ change: string; isOutside: boolean }>(
      `select change, tableoid = 'observed_change_other'::regclass as "isOutside" from observed_change where account_id = $1`,
      [cluster.account.id],
    );
    return found.length ? found : undefined;
  });
  expect(rows).toEqual([{ change: 'vanished', isOutside: false }]);
});
