// The database role of the serving process: it reads and writes, but owns no table, so it cannot change what the audit already has.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { withoutPassword } from './database-url.mjs';
import { fail } from './run.mjs';

/** The server's own name for a role or table, quoted. */
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** Tables for which the serving role has fewer rights than for the others. */
const rightsOf = {
  _prisma_migrations: 'select',
  audit: 'select, insert',
  audit_seal: 'select, insert',
  audit_unsealed: 'select, insert, delete',
  audit_closing_head: 'select',
  audit_check: 'select, insert',
};

/** The functions of the database that the serving role may call. They run with the rights of their owner. */
const functions = ['add_months(text)'];

/** Returns the address for a serving role beside an owner, for a PostgreSQL of the project itself. Its password opens only this role. */
export function servingUrlOf(url) {
  const address = new URL(url);
  address.password = createHmac('sha256', decodeURIComponent(address.password)).update('serving').digest('hex');
  address.username = 'isthmus_serving';
  return address.href;
}

/** The form in which PostgreSQL stores a password (RFC 5803), so that a statement in its log does not show it. */
function scramOf(password) {
  const [salt, iterations] = [randomBytes(16), 4096];
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const hmac = (text) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`;
}

/** Creates the role of the address unless it exists. */
async function createRole(client, role, servingUrl) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  const { password = process.env.PGPASSWORD } = withoutPassword(servingUrl);
  const secret = password ? ` password '${scramOf(password)}'` : '';
  await client.query(`create role ${quoted(role)} login${secret}`).catch((error) => {
    // 42710, 23505: another start has just created it.
    if (['42710', '23505'].includes(error.code)) return;
    fail(
      `The role ${role} of DATABASE_URL does not exist, and DATABASE_MIGRATE_URL may not create it (${error.message}). Create it: create role ${quoted(role)} login password '…'`,
    );
  });
}

/** The tables of the product, without those that hold a part of a divided table. */
const tables = `select nspname as schema, relname as name, relispartition as part from pg_class join pg_namespace n on n.oid = relnamespace
  where nspname in ('public', 'pgboss') and relkind in ('r', 'p') order by 1, 2`;

/**
 * Grants the role of `servingUrl` what serving needs, and nothing more. Runs at every start as the owner, so tables of a new migration are
 * included. One transaction: a running process never misses a right.
 */
export async function grantServing(client, servingUrl) {
  const role = decodeURIComponent(new URL(servingUrl).username);
  await createRole(client, role, servingUrl);
  const to = quoted(role);
  const { rows } = await client.query(tables);
  const grants = rows
    .filter(({ schema, part }) => schema === 'pgboss' || !part)
    .map(({ schema, name }) => {
      const rights = (schema === 'public' && rightsOf[name]) || 'select, insert, update, delete';
      return `grant ${rights} on ${schema}.${quoted(name)} to ${to}`;
    });
  await client.query(
    [
      'begin',
      `revoke all on all tables in schema public, pgboss from ${to}`,
      `revoke create on schema public, pgboss from ${to}`,
      `grant usage on schema public, pgboss to ${to}`,
      ...grants,
      `grant usage, select on all sequences in schema public, pgboss to ${to}`,
      `grant execute on all functions in schema pgboss to ${to}`,
      ...functions.map((name) => `grant execute on function ${name} to ${to}`),
      'commit',
    ].join(';\n'),
  );
}
