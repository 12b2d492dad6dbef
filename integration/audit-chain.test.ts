import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { eventually } from './mock-account.ts';
import { runToEnd } from './process.ts';
import { World } from './world.ts';

// A superuser of the database makes the damage: no trigger and no right stops it.
const world = new World({ LOG_LEVEL: 'info' });
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
  await database.rows('set session_replication_role = replica');
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

/** Exit code and sentences, without the last two lines, which give the count and the head. */
async function findings(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const settings = { DATABASE_URL: world.servingUrl, ISTHMUS_KEY: world.key, ...env };
  const { code, output } = await runToEnd('apps/bff/src/audit-verify.ts', settings, ...args);
  const lines = output.trim().split('\n');
  return { code, found: lines.slice(0, -2), head: lines.at(-1)?.replace('Head: ', '') ?? '' };
}

const sealed = () =>
  eventually(async () => {
    const [row] = await database.rows<{ waiting: number }>('select count(*)::int as waiting from audit_unsealed');
    return row?.waiting === 0 || undefined;
  });

/** Adds rows as the serving process does, and waits for their seals. Returns ids and times, oldest first. */
async function addRows(count: number) {
  const serving = await Database.at(world.servingUrl);
  const rows = await serving.rows<{ id: string; at: string }>(
    `insert into audit (act, object_name, details) select 'drain-external-node', 'node-' || n, '{}' from generate_series(1, $1::int) as n
     returning id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
    [count],
  );
  await serving.close();
  await sealed();
  return rows.map(({ id, at }) => `Row ${id} of ${at}`);
}
const idOf = (name: string | undefined) => name?.split(' ')[1] ?? '';

/** Damages the database for `work`, then restores both tables. */
async function damaged<Result>(statements: string[], work: () => Promise<Result>) {
  await database.rows('create table audit_kept as table audit');
  await database.rows('create table audit_seal_kept as table audit_seal');
  for (const statement of statements) await database.rows(statement);
  try {
    return await work();
  } finally {
    for (const table of ['audit', 'audit_seal']) {
      await database.rows(`delete from ${table}`);
      await database.rows(`insert into ${table} select * from ${table}_kept`);
      await database.rows(`drop table ${table}_kept`);
    }
    await database.rows('delete from audit_check');
  }
}

// asvs 16.4.2
describe('the chain of the audit', () => {
  test('has every row once, also those of transactions that end in another order than they began', async () => {
    const [early, late] = [await Database.at(world.servingUrl), await Database.at(world.servingUrl)];
    await early.rows('begin');
    const add = `insert into audit (act, details) values ('sign-in', '{}') returning id::text`;
    const [first] = await early.rows<{ id: string }>(add);
    const [second] = await late.rows<{ id: string }>(add);
    await sealed();
    await early.rows('commit');
    await sealed();
    const order = await database.rows<{ id: string }>(
      'select audit_id::text as id from audit_seal where audit_id = any($1::bigint[]) order by seq',
      [[first?.id, second?.id]],
    );
    expect(order).toEqual([second, first]);
    await Promise.all([early.close(), late.close()]);
    expect(await findings()).toMatchObject({ code: 0, found: [] });
    const head = /"head":"(\d+:[0-9a-f]{64})"/.exec(world.log)?.[1];
    expect(await findings(['--head', head ?? ''])).toMatchObject({ code: 0, found: [] });
  });

  test('shows a changed row, a moved time, and a middle row that was deleted, also with its seal', async () => {
    const rows = await addRows(7);
    const [, changed, deleted, moved, , gone, next] = rows;
    const damage = [
      `update audit set object_name = 'node-9' where id = ${idOf(changed)}`,
      `delete from audit where id in (${idOf(deleted)}, ${idOf(gone)})`,
      `update audit set at = at + interval '1 ms' where id = ${idOf(moved)}`,
      `delete from audit_seal where audit_id = ${idOf(gone)}`,
    ];
    const { code, found } = await damaged(damage, () => findings());
    expect([code, found]).toEqual([
      1,
      [
        `${changed} was changed after it was sealed.`,
        `${deleted} was deleted after it was sealed, or its time was changed.`,
        `${moved} was deleted after it was sealed, or its time was changed.`,
        expect.stringMatching(
          new RegExp(`^${next}: the seals (\\d+) to \\1 before it are gone, after row ${idOf(rows[4])} of `),
        ),
        expect.stringMatching(new RegExp(`^Row ${idOf(moved)} of .* was never sealed`)),
      ],
    ]);
  });

  test('shows a tail that was cut off with its seals, by a head from the log or by the last check', async () => {
    const rows = await addRows(3);
    const { head } = await findings();
    const cut = [rows[1], rows[2]].map(idOf).join();
    const damage = [`delete from audit where id in (${cut})`, `delete from audit_seal where audit_id in (${cut})`];
    const sentence = expect.stringMatching(
      new RegExp(`^The end of the chain was cut off after row ${idOf(rows[0])} of `),
    );
    const [byCheck, byHead] = await damaged(damage, async () => {
      const first = await findings();
      await database.rows('delete from audit_check');
      return [first, await findings(['--head', head])];
    });
    expect([byCheck, byHead]).toMatchObject([
      { code: 1, found: [sentence] },
      { code: 1, found: [sentence] },
    ]);
    // Only the seals: the rows are left without.
    const left = await damaged(
      [`delete from audit_seal where audit_id in (${cut})`, 'delete from audit_check'],
      findings,
    );
    expect(left.found).toEqual([
      expect.stringContaining(`${rows[1]} was never sealed`),
      expect.stringContaining(`${rows[2]} was never sealed`),
    ]);
  });

  test('shows a chain that was rebuilt from a row on, without the key and with it', async () => {
    const rows = await addRows(4);
    const { head } = await findings();
    const from = `(select seq from audit_seal where audit_id = ${idOf(rows[1])})`;
    const withoutKey = [`update audit_seal set hmac = sha256(hmac) where seq >= ${from}`, 'delete from audit_check'];
    const { code, found } = await damaged(withoutKey, () => findings());
    expect([code, found]).toEqual([
      1,
      [expect.stringMatching(new RegExp(`^${rows[1]}: from here on the chain was rebuilt`))],
    ]);

    // With the key: Isthmus itself seals the rows that are left.
    const id = idOf(rows[1]);
    const withKey = await damaged(
      [
        `delete from audit where id = ${id}`,
        `insert into audit_unsealed select audit_id, audit_at from audit_seal where seq > ${from}`,
        `delete from audit_seal where seq >= ${from}`,
        'delete from audit_check',
        `insert into audit (act, details) select 'x', '{}'`,
        `insert into audit_unsealed select id, at from audit where act = 'x'`,
      ],
      async () => {
        await sealed();
        const blind = await findings();
        await database.rows('delete from audit_check');
        return { blind, ...(await findings(['--head', head])) };
      },
    );
    expect(withKey.blind.found).toEqual([]);
    expect(withKey.found).toEqual([expect.stringContaining('the chain up to here was rebuilt with the key')]);
  });

  test('goes on with another key, and a verification needs the earlier one too', async () => {
    await world.stopBff();
    const file = join(tmpdir(), `isthmus-key-${randomBytes(6).toString('hex')}`);
    writeFileSync(file, world.key);
    const own = { ISTHMUS_AUDIT_KEY: randomBytes(32).toString('base64') };
    const other = await world.beside(own);
    await addRows(2);
    await other.stopBff();
    // It has the key of the installation, so it has the one that is derived from it.
    expect(await findings([], own)).toMatchObject({ code: 0, found: [] });
    const replaced = { ...own, ISTHMUS_KEY: randomBytes(32).toString('base64') };
    expect((await findings([], replaced)).found).toEqual([
      expect.stringContaining('from here on the chain was rebuilt'),
    ]);
    expect(await findings(['--key-file', file], replaced)).toMatchObject({ code: 0, found: [] });
    rmSync(file);
  });
});
