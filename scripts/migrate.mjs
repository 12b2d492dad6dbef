// Applies this version's migrations to a database.
import { readDatabaseUrl, whyUnreachable, withoutPassword } from './database-url.mjs';
import { compareMigrations, recordedMigrations } from './migrations.mjs';
import { fail, mustRun } from './run.mjs';

const lock = 47_800_001;

/** Runs `work` under a database lock, so only one of several starting processes runs it at a time. */
async function underLock(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error) => fail(whyUnreachable(error)));
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Returns the recorded migrations. Waits for a migration that a killed process left running. */
async function recorded(client) {
  try {
    return (await client.query(`${recordedMigrations} for share`)).rows;
  } catch (error) {
    // 42P01: the table does not exist yet.
    if (error.code === '42P01') return [];
    throw error;
  }
}

/**
 * Applies missing migrations. A check comes first, because Prisma takes seconds even when nothing is missing. A migration is applied as a
 * whole or not at all. A failed one leaves nothing and runs again at the next start. Refuses a database of another version, unchanged.
 */
export async function migrate(address, say = console.log) {
  const { url, faults } = readDatabaseUrl(address);
  if (faults.length) fail(faults.map((fault) => `DATABASE_URL ${fault}.`).join('\n'));
  return underLock(url, async (client) => {
    const { foreign, unfinished, missing } = compareMigrations(await recorded(client));
    if (foreign.length) fail(foreign.join('\n'));
    if (!missing.length) return;
    say('Migrating the database');
    // Prisma passes the address to its engine as an argument, which every user of the machine can read.
    const { url: DATABASE_URL, password: PGPASSWORD = process.env.PGPASSWORD } = withoutPassword(url);
    const env = { DATABASE_URL, ...(PGPASSWORD && { PGPASSWORD }) };
    for (const name of unfinished)
      await mustRun(`Trying ${name} again`, 'prisma', ['migrate', 'resolve', '--rolled-back', name], { env });
    await mustRun('Migrating the database', 'prisma', ['migrate', 'deploy'], { env }).catch(async () => {
      const [name] = compareMigrations(await recorded(client)).unfinished;
      fail(
        name
          ? `The migration ${name} failed, for the reason above. PostgreSQL has undone it completely, and earlier migrations stay applied, so nothing is half done. Isthmus does not start. Remove the cause and start again, or start the version that ran before.`
          : 'The database could not be migrated, for the reason above. The database is unchanged. Remove the cause and start again.',
      );
    });
  });
}
