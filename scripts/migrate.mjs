// Applies this version's migrations to a database.
import { readDatabaseUrl, whyUnreachable, withoutPassword } from './database-url.mjs';
import { compareMigrations, recordedMigrations } from './migrations.mjs';
import { fail, mustRun } from './run.mjs';
import { grantServing } from './serving-role.mjs';

const lock = 47_800_001;

/** Runs `work` under a database lock, so only one of several starting processes runs it at a time. */
async function underLock({ url, name }, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error) => fail(whyUnreachable(error, name)));
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
    // 42P01: the table does not exist yet. 42501: the serving role may read it, not lock it.
    if (error.code === '42P01') return [];
    if (error.code === '42501') return (await client.query(recordedMigrations)).rows;
    throw error;
  }
}

/** Returns an address as all clients read it. Fails with every fault. */
function addressOf(name, text) {
  const { url, faults } = readDatabaseUrl(text);
  if (faults.length) fail(faults.map((fault) => `${name} ${fault}.`).join('\n'));
  return { url, name };
}

/** Returns the address whose role owns the tables: DATABASE_MIGRATE_URL, else the one of serving. */
export function ownersUrl({ DATABASE_URL, DATABASE_MIGRATE_URL, DATABASE_MIGRATE_PASSWORD } = process.env) {
  if (!DATABASE_MIGRATE_URL) return DATABASE_URL;
  const { url } = addressOf('DATABASE_MIGRATE_URL', DATABASE_MIGRATE_URL);
  const address = new URL(url);
  if (DATABASE_MIGRATE_PASSWORD && !address.password) address.password = encodeURIComponent(DATABASE_MIGRATE_PASSWORD);
  return address.href;
}

/** Makes or updates the queue's tables. The serving process only checks their version. */
async function migrateQueue(url) {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  const failed = new Promise((_, refuse) => boss.once('error', refuse));
  await Promise.race([boss.start(), failed]);
  await boss.stop({ graceful: true, timeout: 60_000 });
}

/** False: the tables exist and belong to another role, so this one can change nothing about them. */
async function mayMigrate(client) {
  const { rows } = await client.query(
    `select pg_has_role(relowner, 'USAGE') as owner from pg_class where oid = to_regclass('public.audit')`,
  );
  return rows[0]?.owner ?? true;
}

async function applyMigrations(client, url, say) {
  // Prisma passes the address to its engine as an argument, which every user of the machine can read.
  const { url: DATABASE_URL, password: PGPASSWORD = process.env.PGPASSWORD } = withoutPassword(url);
  const env = { DATABASE_URL, ...(PGPASSWORD && { PGPASSWORD }) };
  say('Migrating the database');
  for (const name of compareMigrations(await recorded(client)).unfinished)
    await mustRun(`Trying ${name} again`, 'prisma', ['migrate', 'resolve', '--rolled-back', name], { env });
  await mustRun('Migrating the database', 'prisma', ['migrate', 'deploy'], { env }).catch(async () => {
    const [name] = compareMigrations(await recorded(client)).unfinished;
    fail(
      name
        ? `The migration ${name} failed, for the reason above. PostgreSQL has undone it completely, and earlier migrations stay applied, so nothing is half done. Isthmus does not start. Remove the cause and start again, or start the version that ran before.`
        : 'The database could not be migrated, for the reason above. The database is unchanged. Remove the cause and start again.',
    );
  });
}

/**
 * Applies missing migrations. A check comes first, because Prisma takes seconds even when nothing is missing. A migration is applied as a
 * whole or not at all. A failed one leaves nothing and runs again at the next start. Refuses a database of another version, unchanged.
 * With a second address, that role owns the tables, and the role of the first one gets the rights that serving needs.
 */
export async function migrate(address, say = console.log, ownersAddress = address) {
  const serving = addressOf('DATABASE_URL', address);
  const isSplit = ownersAddress !== address;
  const owner = isSplit ? addressOf('DATABASE_MIGRATE_URL', ownersAddress) : serving;
  return underLock(owner, async (client) => {
    const isOwner = await mayMigrate(client);
    const { foreign, missing } = compareMigrations(await recorded(client));
    if (foreign.length) fail(foreign.join('\n'));
    if (!isOwner && (isSplit || missing.length))
      fail(
        isSplit
          ? 'The role of DATABASE_MIGRATE_URL does not own the tables. Give the address of the role that applied the migrations so far.'
          : `The database lacks ${missing.join(', ')}, and the role of DATABASE_URL does not own the tables. Run npm run migrate with DATABASE_MIGRATE_URL first.`,
      );
    if (!isOwner) return;
    if (missing.length) await applyMigrations(client, owner.url, say);
    await migrateQueue(owner.url);
    await client.query(`select add_months('audit'), add_months('observed_change')`);
    if (isSplit) await grantServing(client, serving.url);
  });
}
