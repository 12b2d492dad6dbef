// Compares this version's migrations with those recorded in a database.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const folder = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** Name and checksum in order, as Prisma records them. */
const shipped = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      checksum: createHash('sha256')
        .update(readFileSync(join(folder, name, 'migration.sql')))
        .digest('hex'),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

/** For `compareMigrations`. Fails with code 42P01 when the database has no migrations yet. */
export const recordedMigrations =
  'select migration_name as name, checksum, finished_at is null as unfinished from _prisma_migrations where rolled_back_at is null';

const plural = (names, one, many) => `${names.length === 1 ? one : many} ${names.join(', ')}`;

/**
 * @param {{ name: string, checksum: string, unfinished: boolean }[]} recorded
 * @returns `unfinished`, `missing`: the names of migrations to apply. `foreign`: a sentence for each reason why this version must not
 * change the database
 */
export function compareMigrations(recorded) {
  const wanted = new Map(shipped().map(({ name, checksum }) => [name, checksum]));
  const applied = recorded.filter(({ unfinished }) => !unfinished);
  const unknown = recorded.filter(({ name }) => !wanted.has(name)).map(({ name }) => name);
  const edited = applied.filter(({ name, checksum }) => wanted.has(name) && wanted.get(name) !== checksum);
  const done = new Set(applied.map(({ name }) => name));
  return {
    unfinished: recorded.filter(({ name, unfinished }) => unfinished && wanted.has(name)).map(({ name }) => name),
    missing: [...wanted.keys()].filter((name) => !done.has(name)),
    foreign: [
      ...(unknown.length
        ? [
            `The database has ${plural(unknown, 'a migration that this version of Isthmus does not know:', 'migrations that this version of Isthmus does not know:')}. Start the version that applied it, or restore a backup from before.`,
          ]
        : []),
      ...edited.map(
        ({ name }) =>
          `The migration ${name} was applied to the database from a file that differs from this version's. Start the version that applied it, or restore a backup from before.`,
      ),
    ],
  };
}

/**
 * Returns why a process of this version must not use the database, as one or more sentences. Null: it may.
 * @param {Parameters<typeof compareMigrations>[0]} recorded
 */
export function migrationTrouble(recorded) {
  const { foreign, unfinished, missing } = compareMigrations(recorded);
  if (foreign.length) return foreign.join(' ');
  if (unfinished.length)
    return `The ${plural(unfinished, 'migration', 'migrations')} of the database did not finish; \`npm run serve\` tries again.`;
  if (missing.length)
    return `The database lacks the ${plural(missing, 'migration', 'migrations')}; \`npm run serve\` applies what is missing.`;
  return null;
}
