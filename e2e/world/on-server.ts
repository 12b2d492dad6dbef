import pg from 'pg';

/** Runs a statement outside a transaction, such as `create database`. */
export async function onServer(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
