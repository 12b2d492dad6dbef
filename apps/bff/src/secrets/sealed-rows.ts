import { z } from 'zod';
import { headOf, type Keys } from './seal.ts';

interface SealedColumn {
  /** Names one row in a sentence. */
  what: string;
  table: string;
  column: string;
  /** The SQL of the ids that the text is bound to, as its writer binds it. */
  owner: string;
}

/** All sealed columns. A column that is missing here would be lost with the key that sealed it. */
export const sealedColumns: SealedColumn[] = [
  {
    what: 'cloud account',
    table: 'cloud_account',
    column: 'credential',
    owner: "array_remove(array[id::text, id::text, nullif(key_kind, 'permanent')], null)",
  },
  {
    what: 'session of a role',
    table: 'role_session',
    column: 'key',
    owner: "array[account_id::text, account_id::text, 'session']",
  },
  {
    what: 'template version',
    table: 'template_version',
    column: 'custom_data',
    owner: 'array[template_id::text, version::text]',
  },
  { what: 'operation', table: 'operation', column: 'secret', owner: 'array[id::text, account_id::text]' },
  { what: 'request for approval', table: 'approval', column: 'input', owner: "array['approval', id::text]" },
  { what: 'authenticator app', table: 'totp', column: 'secret', owner: "array['totp', user_id::text]" },
  { what: 'session', table: 'provider_session', column: 'tokens', owner: "array['session', token_hash]" },
];

/** The first bytes of a sealed text, in hexadecimal; they identify the key. */
export const headIn = (column: string) => `encode(substring(${column} from 1 for 9), 'hex')`;

/** Counts the sealed rows by key. */
export const sealedRows = sealedColumns
  .map(
    ({ what, table, column }) =>
      `select '${what}' as what, ${headIn(column)} as head, count(*)::int as count from ${table} where ${column} is not null group by head`,
  )
  .join(' union all ');

const Rows = z.array(z.object({ what: z.string(), head: z.string(), count: z.number() }));

/** The id of a key, without the format's version. */
export const idOfHead = (head: string) => head.slice(2);

/** Returns a sentence that says why these keys cannot open the stored secrets; null when they can. */
export function keyTrouble(rows: unknown, keys: Keys): string | null {
  const own = keys.map((key) => headOf(key).toString('hex'));
  const foreign = Rows.parse(rows).filter(({ head }) => !own.includes(head));
  if (!foreign.length) return null;
  const what = foreign.map(({ what, count }) => `${count} ${what}${count === 1 ? '' : 's'}`).join(', ');
  const ids = new Set(foreign.map(({ head }) => idOfHead(head)));
  return `The key of ISTHMUS_KEY_FILE or ISTHMUS_KEY (id ${own.map(idOfHead).join(', ')}) is not the one that sealed the secrets of ${what} in this database (id ${[...ids].join(', ')}). Start with that key; without it they cannot be read.`;
}
