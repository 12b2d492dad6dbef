import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { eventually, json } from './mock-account.ts';
import { runToEnd } from './process.ts';
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

const run = (file: string, DATABASE_MIGRATE_URL?: string, more: NodeJS.ProcessEnv = {}) =>
  runToEnd(`apps/bff/src/audit-${file}.ts`, {
    DATABASE_URL: world.servingUrl,
    ISTHMUS_KEY: world.key,
    ...(DATABASE_MIGRATE_URL && { DATABASE_MIGRATE_URL }),
    ...more,
  });
const months = async () =>
  (
    await database.rows<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit'::regclass order by name`,
    )
  ).map(({ name }) => name);

test('months older than the limit are dropped with a signed closing head, and the rest is verified from there', async () => {
  // As if Isthmus had run for two months of 2025. The last row of the first month got its seal after the second month had begun.
  for (const month of ['2025-01', '2025-02'])
    await database.rows(
      `create table audit_${month.replace('-', '_')} partition of audit for values from ('${month}-01T00:00Z') to ('${month === '2025-01' ? '2025-02' : '2025-03'}-01T00:00Z')`,
    );
  const sealed = () =>
    eventually(async () => {
      const rows = await database.rows('select from audit_unsealed');
      return rows.length === 0 || undefined;
    });
  for (const at of ['2025-01-05', '2025-01-06', '2025-02-01', '2025-01-31', '2025-02-09']) {
    await database.rows(`insert into audit (at, act, details) values ($1, 'sign-in', '{}')`, [`${at}T10:00:00Z`]);
    await sealed();
  }

  const refused = await run('retain');
  expect([refused.code, refused.output]).toEqual([
    1,
    expect.stringContaining('does not own the audit: set DATABASE_MIGRATE_URL'),
  ]);
  expect(await months()).toEqual(expect.arrayContaining(['audit_2025_01', 'audit_2025_02']));

  const { code, output } = await run('retain', world.databaseUrl, { ISTHMUS_AUDIT_MONTHS: '3' });
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^2025-01 was dropped with 3 rows.*\n2025-02 was dropped with 2 rows/),
  ]);
  expect((await months()).join()).not.toContain('2025');
  expect(await run('retain', world.databaseUrl)).toMatchObject({
    code: 0,
    output: expect.stringContaining('No month ended'),
  });

  await sealed();
  const verified = await run('verify');
  expect([verified.code, verified.output]).toEqual([
    0,
    expect.stringContaining('Dropped months, with their signed closing heads: 2025-01, 2025-02.'),
  ]);
  const { entries } = await json<{ entries: { act: string; details: { month: string; rows: number } }[] }>(
    world.request('GET', '/audit?kind=audit'),
  );
  expect(entries.filter(({ act }) => act === 'drop-audit-month').map(({ details }) => details)).toMatchObject([
    { month: '2025-02', rows: 2 },
    { month: '2025-01', rows: 3 },
  ]);

  // A month that somebody dropped without the key.
  await database.rows(`update audit_closing_head set rows = 1 where month = '2025-02'`);
  const forged = await run('verify');
  expect([forged.code, forged.output]).toEqual([
    1,
    expect.stringContaining('The closing head of 2025-02 was not signed'),
  ]);
  // Nothing is dropped from an audit with a fault.
  const stopped = await run('retain', world.databaseUrl);
  expect([stopped.code, stopped.output]).toEqual([1, expect.stringContaining('No further month was dropped')]);
});
