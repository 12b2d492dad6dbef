import { z } from 'zod';
import { headOf } from './seal.ts';

/** The first bytes of every sealed column; they identify the key. */
export const sealedRows = `
  select 'cloud account' as what, encode(substring(credential from 1 for 9), 'hex') as head, count(*)::int as count
    from cloud_account where credential is not null group by head
  union all select 'template version', encode(substring(custom_data from 1 for 9), 'hex') as head, count(*)::int
    from template_version where custom_data is not null group by head
  union all select 'operation', encode(substring(secret from 1 for 9), 'hex') as head, count(*)::int
    from operation where secret is not null group by head
  union all select 'authenticator app', encode(substring(secret from 1 for 9), 'hex') as head, count(*)::int
    from totp group by head
  union all select 'session', encode(substring(tokens from 1 for 9), 'hex') as head, count(*)::int
    from provider_session group by head`;

const Rows = z.array(z.object({ what: z.string(), head: z.string(), count: z.number() }));

/** Returns a sentence that says why this key cannot open the stored secrets; null when it can. */
export function keyTrouble(rows: unknown, key: Buffer): string | null {
  const ownHead = headOf(key).toString('hex');
  const foreign = Rows.parse(rows).filter(({ head }) => head !== ownHead);
  if (!foreign.length) return null;
  const what = foreign.map(({ what, count }) => `${count} ${what}${count === 1 ? '' : 's'}`).join(', ');
  const ids = new Set(foreign.map(({ head }) => head.slice(2)));
  return `The key of ISTHMUS_KEY_FILE or ISTHMUS_KEY (id ${ownHead.slice(2)}) is not the one that sealed the secrets of ${what} in this database (id ${[...ids].join(', ')}). Start with that key; without it they cannot be read.`;
}
