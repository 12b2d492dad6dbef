import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** A PostgreSQL server on which the tests may create and drop databases. */
export const server = process.env['TEST_DATABASE_URL'] ?? '';
/** The user who signs in. */
export const user = { email: 'ana@example.com', password: 'a long enough password' };

export function databaseUrl(name: string, on = server) {
  const url = new URL(on);
  url.pathname = name;
  return url.href;
}

/** Runs one statement on the server's default database, or on the given one. */
export async function onServer<T extends pg.QueryResultRow>(statement: string, at = server) {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  const { rows } = await client.query<T>(statement).finally(() => client.end());
  return rows;
}

/** Copies rows of a table to another database. `which`: an SQL condition. */
export async function copyRows(table: string, from: string, to: string, which = 'true') {
  const select = `select json_agg(one)::text as rows from ${table} as one where ${which}`;
  const [all] = await onServer<{ rows: string }>(select, from);
  const rows = pg.escapeLiteral(all?.rows ?? '');
  await onServer(`insert into ${table} select * from json_populate_recordset(null::${table}, ${rows})`, to);
}
