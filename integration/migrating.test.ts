import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../scripts/run.mjs';
import { eventually } from './mock-account.ts';
import { databaseUrl, onServer, root } from './setting.ts';

const name = '9999_the_next';
/** A later version of Isthmus with one more migration. */
const next = mkdtempSync(join(tmpdir(), 'isthmus-next-'));
const databases: string[] = [];
let url = '';

beforeAll(() => {
  for (const part of ['scripts', 'prisma', 'prisma.config.ts', 'package.json', 'apps/bff'])
    cpSync(join(root, part), join(next, part), { recursive: true });
  for (const part of ['node_modules', 'packages']) symlinkSync(join(root, part), join(next, part));
  mkdirSync(join(next, 'prisma/migrations', name));
});
beforeEach(async () => {
  const database = `integration_${randomUUID().replaceAll('-', '')}`;
  databases.push(database);
  url = databaseUrl(database);
  await onServer(`create database ${database}`);
});
afterAll(async () => {
  for (const database of databases) await onServer(`drop database ${database} with (force)`);
  rmSync(next, { recursive: true });
});

const migration = (sql: string) => writeFileSync(join(next, 'prisma/migrations', name, 'migration.sql'), sql);
const sql = <T extends object>(statement: string) => onServer<T & Record<string, unknown>>(statement, url);
const tables = async (like: string) => (await sql(`select 1 from pg_tables where tablename like '${like}'`)).length;
const applied = async () =>
  (
    await sql<{ name: string }>('select migration_name as name from _prisma_migrations where finished_at is not null')
  ).map((row) => row.name);

/** Runs `npm run serve`, as an operator or an orchestrator does. */
async function serve() {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: url,
    ISTHMUS_PORT: String(port),
    ISTHMUS_PUBLIC_URL: address,
    ISTHMUS_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
  };
  const child = spawn('node', [join(next, 'scripts/serve.mjs'), '--as-built'], { env, detached: true });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output.text += text.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const isReady = async () => (await fetch(`${address}/readyz`).catch(() => undefined))?.ok === true;
  return {
    output,
    ended,
    ready: () => eventually(async () => (await isReady()) || undefined),
    kill: (signal: NodeJS.Signals) => process.kill(-(child.pid ?? 0), signal),
  };
}

async function stopped(server: Awaited<ReturnType<typeof serve>>) {
  server.kill('SIGTERM');
  return server.ended;
}

describe('a start with a migration', () => {
  test('that fails halfway leaves nothing, says what to do and serves nothing; it succeeds once the cause is gone', async () => {
    // The cause is in the data, as in practice.
    migration(`create table the_next_one (id int);
      create function the_next() returns int language plpgsql as $$ begin return 1; end $$;
      select 1 / (select count(*) from pg_namespace where nspname = 'room');
      create table the_next_two (id int);`);
    const failed = await serve();
    expect(await failed.ended).toBe(1);
    expect(failed.output.text).toContain('division by zero');
    expect(failed.output.text).toMatch(/The migration 9999_the_next failed.*nothing is half done.*start again/);
    expect([await tables('the_next%'), await tables('operation'), (await applied()).includes(name)]).toEqual([
      0,
      1,
      false,
    ]);

    await sql('create schema room');
    const server = await serve();
    await server.ready();
    expect([await tables('the_next%'), (await applied()).includes(name)]).toEqual([2, true]);
    expect(await stopped(server)).toBe(0);
  });

  test('that is killed is completed by the next start', async () => {
    migration(`create table the_next_one (id int); select pg_sleep(2); create table the_next_two (id int);`);
    const killed = await serve();
    const running = `select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    await eventually(async () => (await sql(running)).length === 1 || undefined);
    killed.kill('SIGKILL');
    const server = await serve();
    await server.ready();
    expect([await tables('the_next%'), (await applied()).filter((one) => one === name)]).toEqual([2, [name]]);
    expect(await stopped(server)).toBe(0);
  });

  test('and another start at the same time migrate once', async () => {
    migration('create table the_next_one (id int); select pg_sleep(1);');
    const servers = await Promise.all([serve(), serve()]);
    await Promise.all(servers.map((server) => server.ready()));
    const names = await applied();
    expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
    expect(await Promise.all(servers.map(stopped))).toEqual([0, 0]);
  });
});
