import pg from 'pg';
import type { World } from './world.ts';

/** Asks the database of a world. */
export async function rowsOf<Row extends object>({ databaseUrl }: World, statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Row>(statement, values).finally(() => client.end());
  return rows;
}
