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

async function applied(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error) => fail(`The database of DATABASE_URL does not answer: ${error.message}`));
  try {
    const { rows } = await client.query(
      'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    );
    return new Set(rows.map(({ name, checksum }) => `${name} ${checksum}`));
  } catch (error) {
    // 42P01: no such table yet.
    if (error.code === '42P01') return new Set();
    throw error;
  } finally {
    await client.end();
  }
}

/** Applies what is missing; asks the database itself first, which costs milliseconds and not seconds. */
export async function migrate(url, say = console.log) {
  const there = await applied(url);
  if (wanted().every((migration) => there.has(migration))) return;
  say('Migrating the database');
  await must('Migrating the database', 'prisma', ['migrate', 'deploy'], { env: { DATABASE_URL: url } });
}
