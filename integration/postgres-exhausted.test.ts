import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { inThisRun } from '../scripts/sample.mjs';
import { EnabledCluster } from './enabled-cluster.ts';
import { effects } from './each-kind.ts';
import { accepted, eventually } from './mock-account.ts';
import { OwnPostgres } from './own-postgres.ts';
import { onServer } from './setting.ts';
import { World } from './world.ts';

const create = 'CreateExternalNodePool';
const patienceMs = 9_000;

let server: OwnPostgres;
let world: World;
let cluster: EnabledCluster;
beforeAll(async () => {
  server = await OwnPostgres.forWorlds(['max_connections=60']);
  world = new World({}, server);
  await world.start();
  cluster = await EnabledCluster.open(world);
});
afterAll(async () => {
  await world.stop();
  await server.remove();
});

const sql = <T extends pg.QueryResultRow>(statement: string) => onServer<T>(statement, world.databaseUrl);
const statusOf = async (path: string) => (await fetch(world.url + path)).status;
const statusAndBody = async (reply: Response) => [reply.status, (await reply.json()) as unknown];
const count = async (table: string) => (await sql<{ count: string }>(`select count(*) from ${table}`))[0]?.count;

/** Takes every connection of the server, including used ones. */
async function takeAll() {
  const taken: pg.Client[] = [];
  const take = async () => {
    const client = new pg.Client({ connectionString: server.url, application_name: 'hog' });
    client.on('error', () => undefined);
    await client.connect();
    taken.push(client);
  };
  const others = `from pg_stat_activity where backend_type = 'client backend' and application_name <> 'hog'`;
  const takeWhatIsFree = async () => {
    while (
      await take().then(
        () => true,
        () => false,
      )
    );
  };
  await takeWhatIsFree();
  await eventually(async () => {
    const rows = await taken[0]?.query(`select pg_terminate_backend(pid) ${others}`);
    // Immediately, because the disconnected clients reconnect.
    await takeWhatIsFree();
    return rows?.rowCount === 0 || undefined;
  });
  return () => Promise.all(taken.splice(0).map((client) => client.end()));
}

/** Limits the size of all files of the server; undefined: no limit. */
async function limitFiles(bytes?: number) {
  const [postmaster = ''] = readFileSync(join(server.data, 'postmaster.pid'), 'utf8').split('\n');
  const backends = await sql<{ pid: string }>('select pid::text from pg_stat_activity');
  // Runs as the server's own user, which needs no privilege for this.
  const { uid, gid } = statSync(server.data);
  const limit = (pid: string) =>
    spawnSync('prlimit', ['--pid', pid, `--fsize=${bytes ?? 'unlimited'}:`], { uid, gid, cwd: '/', encoding: 'utf8' });
  expect(limit(postmaster)).toMatchObject({ status: 0, stderr: '' });
  // Some processes have ended by now.
  for (const { pid } of backends) limit(pid);
}

/** What PostgreSQL may lack, each with the whole way back. */
const cases: [what: string, play: () => Promise<void>][] = [
  [
    'no free connection: reported at once; with free connections again, the change has one effect',
    async () => {
      const release = await takeAll();
      onTestFinished(async () => void (await release()));
      const key = randomUUID();
      const began = performance.now();
      expect(await statusAndBody(await cluster.request('GET', '/pools'))).toMatchObject([
        503,
        { code: 'database-unreachable' },
      ]);
      expect(await statusAndBody(await cluster.create({ name: 'no-connection' }, key))).toMatchObject([503, {}]);
      expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
      expect(performance.now() - began).toBeLessThan(patienceMs);

      await release();
      await eventually(async () => (await statusOf('/readyz')) === 200 || undefined);
      const { id } = await accepted(cluster.create({ name: 'no-connection' }, key));
      expect(await cluster.account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(await effects(cluster.account, create)).toBe(1);
    },
  ],

  // Uses a file size limit instead of a small disk, because it needs no privilege. The server fails in the same places.
  [
    'no space: a change is refused as a whole, reads are served; with space again it has one effect',
    async () => {
      const before = await effects(cluster.account, create);
      const limit = 16 * 1024 * 1024;
      // All rows are of one size, smaller than a real row: so no page keeps room for one.
      const ballast = (rows: number) =>
        sql(`insert into audit (act, details) select 'ballast', jsonb_build_object('text', repeat(md5(i::text), 10))
        from generate_series(1, ${rows}) as i`);
      await ballast(44_000);
      await sql('checkpoint');
      onTestFinished(() => limitFiles());
      await limitFiles(limit);
      const isFull = (rows: number) =>
        eventually(() =>
          ballast(rows).then(
            () => undefined,
            () => true,
          ),
        );
      await isFull(50);
      await isFull(1);
      const [operations, audits] = [await count('operation'), await count('audit')];

      const key = randomUUID();
      expect(await statusAndBody(await cluster.create({ name: 'no-room' }, key))).toMatchObject([
        503,
        { code: 'database-full' },
      ]);
      expect([await count('operation'), await count('audit')]).toEqual([operations, audits]);
      expect(await statusAndBody(await cluster.request('GET', '/pools'))).toMatchObject([
        200,
        { pools: expect.any(Array) as unknown },
      ]);
      expect(await effects(cluster.account, create)).toBe(before);

      await limitFiles();
      const { id } = await accepted(cluster.create({ name: 'no-room' }, key));
      expect(await cluster.account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(await effects(cluster.account, create)).toBe(before + 1);
    },
  ],

  [
    'a paused queue: the operation stays queued and its page shows that; later it has one effect',
    async () => {
      const before = await effects(cluster.account, create);
      await sql(`create function hold_back() returns trigger language plpgsql
      as 'begin new.start_after := now() + interval ''1 hour''; return new; end'`);
      onTestFinished(async () => void (await sql('drop function hold_back cascade')));
      await sql('create trigger hold_back before insert on pgboss.job for each row execute function hold_back()');
      const { id } = await accepted(cluster.create({ name: 'queue-paused' }));
      expect(await cluster.account.operation(id)).toMatchObject({ state: 'queued', attempts: [] });
      expect(await effects(cluster.account, create)).toBe(before);

      await sql('drop trigger hold_back on pgboss.job');
      await sql(`update pgboss.job set start_after = now() where state = 'created'`);
      expect(await cluster.account.waitForEnd(id)).toMatchObject({ state: 'succeeded', attempts: [{ number: 1 }] });
      expect(await effects(cluster.account, create)).toBe(before + 1);
    },
  ],

  [
    'a locked queue: a running operation waits, a new change is refused after a while, and both have one effect later',
    async () => {
      const before = await effects(cluster.account, create);
      await cluster.account.failNext(create, { kind: 'delay', ms: 1_000 });
      const { id } = await accepted(cluster.create({ name: 'under-way' }));
      await eventually(async () => (await cluster.account.requestCount(create)) > before || undefined);
      const locker = new pg.Client({ connectionString: world.databaseUrl });
      await locker.connect();
      onTestFinished(() => locker.end());
      await locker.query('begin');
      await locker.query('lock table pgboss.job in access exclusive mode');
      const key = randomUUID();
      expect(await statusAndBody(await cluster.create({ name: 'locked-out' }, key))).toMatchObject([
        503,
        { code: 'database-unreachable' },
      ]);
      expect(await cluster.account.operation(id)).toMatchObject({ state: 'waiting' });
      expect((await cluster.request('GET', '/pools')).status).toBe(200);

      await locker.query('rollback');
      const again = await accepted(cluster.create({ name: 'locked-out' }, key));
      for (const one of [id, again.id])
        expect(await cluster.account.waitForEnd(one)).toMatchObject({ state: 'succeeded' });
      expect(await effects(cluster.account, create)).toBe(before + 2);
    },
  ],
];

test.for(inThisRun(cases, 2))('PostgreSQL without free resources: %s', ([, play]) => play());
