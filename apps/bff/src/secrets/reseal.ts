import { headOf, seal, unseal, type Keys } from './seal.ts';
import { headIn, sealedColumns } from './sealed-rows.ts';

/** Runs one statement and returns its rows. */
type Query = (sql: string, values: unknown[]) => Promise<object[]>;
interface SealedRow {
  at: string;
  sealed: Buffer;
  owner: string[];
}

const batch = 100;

/**
 * Seals everything again that another key than the first one has sealed. Each row is one statement of its own, which changes nothing when the
 * row was written meanwhile, so a serving process never waits and never loses a write. Returns the numbers of rows by what they are, and the
 * rows that no key opens, which stay as they are.
 */
export async function reseal(query: Query, keys: Keys) {
  const head = headOf(keys[0]).toString('hex');
  const sealed: Record<string, number> = {};
  const closed: string[] = [];
  for (const { what, table, column, owner } of sealedColumns) {
    const failed: string[] = [];
    for (;;) {
      // A row that was written meanwhile has another ctid, and comes again if it still needs to.
      const rows = (await query(
        `select ctid::text as at, ${column} as sealed, ${owner} as owner from ${table}
         where ${column} is not null and ${headIn(column)} <> $1 and ctid <> all($2::tid[]) limit ${batch}`,
        [head, failed],
      )) as SealedRow[];
      if (!rows.length) break;
      for (const row of rows) {
        const again = sealAgain(keys, row);
        if (again) {
          const sql = `update ${table} set ${column} = $1 where ctid = $2::tid and ${column} = $3 returning 1`;
          sealed[what] = (sealed[what] ?? 0) + (await query(sql, [again, row.at, row.sealed])).length;
        } else {
          failed.push(row.at);
          closed.push(`${what} ${row.owner.join(' ')}`);
        }
      }
    }
  }
  return { sealed, closed };
}

/** Returns null for a row that no key opens, or that belongs to other ids. */
function sealAgain(keys: Keys, { sealed, owner }: SealedRow) {
  try {
    return seal(keys, unseal(keys, sealed, owner), owner);
  } catch {
    return null;
  }
}
