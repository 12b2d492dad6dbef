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
  ['PostgreSQL itself, or a pool in session mode', [1, 2, 1], '', false],
  ['a pool that lends the same connection to both', [1, 1, 2], '', true],
  ['a pool that lends connections in turn', [1, 2, 3], '', true],
  ['a pool by statement', [1], 'begin', true],
] satisfies [string, number[], string, boolean][])('%s is recognised', async ([, pids, refuses, pooled]) => {
  expect(await isPooledByTransaction(...connections([...pids], refuses))).toBe(pooled);
});
