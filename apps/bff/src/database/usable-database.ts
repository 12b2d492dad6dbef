import pg from 'pg';
import { z } from 'zod';
import { whyUnreachable } from '../../../../scripts/database-url.mjs';
import { migrationTrouble, recordedMigrations } from '../../../../scripts/migrations.mjs';
import type { Config } from '#config';
import { keyTrouble, sealedRows } from '#secrets/sealed-rows';
import { connectionTo } from './client.ts';

/** Runs one statement and returns its rows. */
type Query = (sql: string) => Promise<unknown>;
interface Connection {
  query(sql: string): Promise<{ rows: unknown[] }>;
}

const Recorded = z.array(z.object({ name: z.string(), checksum: z.string(), unfinished: z.boolean() }));
const Backend = z.tuple([z.object({ pid: z.number() })]);
const Found = z.tuple([z.object({ found: z.boolean() })]);

/** Checks that exactly this version's migrations are applied. Returns a sentence, or null when all is well. */
export async function checkMigrations(query: Query) {
  const [{ found }] = Found.parse(await query(`select to_regclass('_prisma_migrations') is not null as found`));
  return migrationTrouble(found ? Recorded.parse(await query(recordedMigrations)) : []);
}

/** Checks that the keys open the sealed rows. Returns a sentence, or null when all is well. */
export const checkKey = async (query: Query, { keys }: Pick<Config, 'keys'>) =>
  keyTrouble(await query(sealedRows), keys);

/**
 * Whether connections share server processes, as in PgBouncer's transaction pooling. Then LISTEN receives nothing and advisory locks
 * lock nothing (https://www.pgbouncer.org/features.html).
 */
export async function isPooledByTransaction(one: Connection, other: Connection) {
  const pidOf = async (client: Connection) =>
    Backend.parse((await client.query('select pg_backend_pid() as pid')).rows)[0].pid;
  const pid = await pidOf(one);
  const isRefused = await other.query('begin').then(
    () => false,
    () => true,
  );
  if (isRefused) return true;
  const otherPid = await pidOf(other);
  const pidAfter = await pidOf(one);
  await other.query('rollback');
  return pid === otherPid || pid !== pidAfter;
}

/** Throws an Error with a sentence unless this process may use the database. Writes nothing. */
export async function requireUsableDatabase(config: Config) {
  const clients = [new pg.Client(connectionTo(config)), new pg.Client(connectionTo(config))] as const;
  const [one, other] = clients;
  try {
    await Promise.all(clients.map((client) => client.connect())).catch((error: unknown) => {
      throw new Error(whyUnreachable(error));
    });
    const query: Query = async (sql) => (await one.query<object>(sql)).rows;
    if (await isPooledByTransaction(one, other))
      throw new Error(
        'DATABASE_URL leads to a pool that changes connections with each transaction, in which LISTEN and advisory locks do not work. Give the address of PostgreSQL itself, or of a pool in session mode.',
      );
    const trouble = (await checkMigrations(query)) ?? (await checkKey(query, config));
    if (trouble) throw new Error(trouble);
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}
