import { expect, test } from 'vitest';
import { termOf } from '#database/rank';
import { Prisma, type PrismaClient } from '#generated/client';
import { findNamed } from '#features/search/find-named';
import { findNodes } from '#features/search/find-nodes';
import { findOperations } from '#features/search/find-operations';
import { Visible } from './visible.ts';

const accountId = '6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0001';

/** Returns the statements of a search for a person who sees these places. */
async function statementsOf(visible: Visible) {
  const statements: { sql: string; values: unknown[] }[] = [];
  const $queryRaw = async (first: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) => {
    statements.push('sql' in first ? first : Prisma.sql(first, ...values));
    return [];
  };
  const db = { $queryRaw } as unknown as PrismaClient;
  await findNamed(db, termOf('rack-7'), visible);
  await findNodes(db, termOf('rack-7'), visible);
  await findOperations(db, accountId, visible);
  return statements;
}

/** How often a statement reads from tables whose rows belong to accounts. Names of one row's place come by a join. */
const readsIn = (sql: string) => [
  ...sql.matchAll(/from (cloud_account|cluster|external_node_pool|external_node|operation)\b/g),
];

test('every read of a search is limited to what the person may see', async () => {
  const statements = await statementsOf(new Visible([{ accountId }]));
  expect(statements.map(({ sql }) => readsIn(sql).length)).toEqual([1, 1, 1, 0, 3, 1]);
  for (const { sql, values } of statements) {
    const limits = [...sql.matchAll(/account_id = \?::uuid|id = any\(\?::uuid\[\]\)/g)];
    expect([sql, limits.length]).toEqual([sql, readsIn(sql).length]);
    if (limits.length) expect(values.flat()).toContain(accountId);
  }
});

test('a person without visible accounts finds only templates, which belong to none', async () => {
  const statements = await statementsOf(new Visible([]));
  const open = statements.filter(({ sql, values }) => !/\bfalse\b/.test(sql) && !values.some(isEmptyList));
  expect(open).toHaveLength(1);
  expect(open[0]?.sql).toContain('from template');
});
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
