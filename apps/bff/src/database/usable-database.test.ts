import { expect, test } from 'vitest';
import { isPooledByTransaction } from './usable-database.ts';

/** Two connections. `pids` are the server processes that answer, in turn. */
function connections(pids: number[], refuses = '') {
  const query = async (sql: string) => {
    if (sql === refuses) throw new Error('not allowed');
    return { rows: sql.startsWith('select') ? [{ pid: pids.shift() }] : [] };
  };
  return [{ query }, { query }] as const;
}

test.for([
  ['PostgreSQL, or a pool in session mode', false, [1, 2, 1], ''],
  ['a pool that lends the same connection to both', true, [1, 1, 2], ''],
  ['a pool that lends connections in turn', true, [1, 2, 3], ''],
  ['a pool in statement mode', true, [1], 'begin'],
] satisfies [string, boolean, number[], string][])(
  '%s: pooled by transaction is %s',
  async ([, pooled, pids, refuses]) => {
    expect(await isPooledByTransaction(...connections([...pids], refuses))).toBe(pooled);
  },
);
