// Brings a database to the migrations of this version.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, must, root } from './run.mjs';

const folder = join(root, 'prisma/migrations');
const wanted = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'));
      return `${name} ${createHash('sha256').update(sql).digest('hex')}`;
    });

const lock = 47_800_001;

/** Runs `work` alone among all that start on this database at once. */
async function alone(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error) => fail(`The database of DATABASE_URL does not answer: ${error.message}`));
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What was applied, and what was begun and did not come to its end; one that a killed process left running is waited for. */
async function recorded(client) {
  try {
    const { rows } = await client.query(
      'select migration_name as name, checksum, finished_at is null as broken from _prisma_migrations where rolled_back_at is null for share',
    );
    const named = ({ name, checksum }) => `${name} ${checksum}`;
    return {
      applied: new Set(rows.filter(({ broken }) => !broken).map(named)),
      broken: rows.filter(({ broken }) => broken).map(({ name }) => name),
    };
  } catch (error) {
    // 42P01: no such table yet.
    if (error.code === '42P01') return { applied: new Set(), broken: [] };
    throw error;
  }
}

/**
 * Applies what is missing; asks the database itself first, which costs milliseconds and not seconds. Each migration is carried out
 * as a whole or not at all, so one that failed has left nothing behind and is tried again at the next start.
 */
export const migrate = (url, say = console.log) =>
  alone(url, async (client) => {
    const { applied, broken } = await recorded(client);
    if (wanted().every((migration) => applied.has(migration))) return;
    say('Migrating the database');
    const env = { DATABASE_URL: url };
    for (const name of broken)
      await must(`Trying ${name} again`, 'prisma', ['migrate', 'resolve', '--rolled-back', name], { env });
    await must('Migrating the database', 'prisma', ['migrate', 'deploy'], { env }).catch(async () => {
      const {
        broken: [name],
      } = await recorded(client);
      fail(
        name
          ? `The migration ${name} failed, for the reason above. PostgreSQL has taken back all of it and the migrations before it stand, so nothing is half done; Isthmus does not start. Remove the reason and start again, or start the version that ran before.`
          : 'The database could not be migrated, for the reason above; it is as it was. Remove the reason and start again.',
      );
    });
  });
