import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** A PostgreSQL server on which databases may be made and dropped. */
const server = process.env['TEST_DATABASE_URL'] ?? '';
/** Who signs in. */
export const user = { email: 'ana@example.com', password: 'a long enough password' };

export function databaseUrl(name: string) {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

/** Runs one statement on the server, outside the databases of the tests. */
export async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
