import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { World } from './world.ts';

// Every other test shows that these rights suffice: their processes have this role.
const world = World.shared();
let owner: Database;
let serving: Database;
beforeAll(async () => {
  await world.start();
  owner = await Database.of(world);
  serving = await Database.at(world.servingUrl);
});
afterAll(async () => {
  await Promise.all([owner.close(), serving.close()]);
  await world.stop();
});

const month = "(select oid::regclass::text from pg_class where relname ~ '^audit_\\d{4}_\\d\\d$' limit 1)";

// asvs 13.2.2 16.4.2
test('the serving role adds and reads rows of the audit, and can change nothing about them', async () => {
  await serving.rows(`insert into audit (act, details) values ('x', '{}')`);
  const [row] = await owner.rows<{ name: string }>(`select ${month} as name`);
  const refused = [
    `update audit set act = 'y'`,
    'delete from audit',
    'truncate audit',
    'drop table audit',
    'alter table audit disable trigger audit_append_only',
    'alter table audit detach partition audit_other',
    `update ${row?.name} set act = 'y'`,
    `delete from ${row?.name}`,
    `insert into ${row?.name} (act, details) values ('x', '{}')`,
    'update audit_seal set audit_id = 1',
    'delete from audit_seal',
    'delete from audit_closing_head',
    'delete from audit_check',
    'create or replace function queue_for_seal() returns trigger language plpgsql as $$ begin return null; end $$',
    'create table another (id int)',
    'create table pgboss.another (id int)',
    'delete from _prisma_migrations',
    'set session_replication_role = replica',
  ];
  for (const statement of refused)
    await expect(serving.rows(statement), statement).rejects.toThrow(/^(permission denied|must be owner)/);
});

test('the owner cannot change a row by mistake, in the whole or in a month', async () => {
  const [row] = await owner.rows<{ name: string }>(
    `insert into audit (act, details) values ('x', '{}') returning tableoid::regclass::text as name`,
  );
  for (const table of ['audit', row?.name])
    for (const statement of [`update ${table} set act = 'y'`, `delete from ${table}`])
      await expect(owner.rows(statement)).rejects.toThrow('append-only');
});

test('a row of a time without a month is stored, and moves into its month when that is added', async () => {
  await owner.rows('begin');
  const [last] = await owner.rows<{ name: string; from: Date }>(
    `select oid::regclass::text as name, (regexp_match(pg_get_expr(relpartbound, oid), 'FROM [(]''([^'']+)'''))[1]::timestamptz as from
     from pg_class where relname ~ '^audit_\\d{4}_\\d\\d$' order by relname desc limit 1`,
  );
  await owner.rows(`drop table ${last?.name}`);
  const where = `from audit where act = 'far' and at >= $1`;
  const tableOf = async () =>
    (await owner.rows<{ name: string }>(`select tableoid::regclass::text as name ${where}`, [last?.from]))[0]?.name;
  await owner.rows(`insert into audit (at, act, details) values ($1, 'far', '{}')`, [last?.from]);
  expect(await tableOf()).toBe('audit_other');
  await owner.rows(`select add_months('audit')`);
  expect(await tableOf()).toBe(last?.name);
  await owner.rows('rollback');
});
