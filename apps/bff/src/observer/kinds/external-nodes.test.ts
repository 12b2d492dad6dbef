import { expect, test } from 'vitest';
import type { Transaction } from './kind.ts';
import { externalNodes } from './external-nodes.ts';

const place = { accountId: '6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0001', region: 'ap-guangzhou', clusterId: 'cls-1' };
const key = { ...place, kind: 'external-nodes' };
const node = (name: string) => ({
  nodePoolId: 'np-1',
  ip: name,
  location: '',
  status: 'Running',
  reason: '',
  unschedulable: false,
  createdTime: '2026-11-20T08:00:00Z',
  unreadable: [],
});
const names = ['10.0.0.1', '10.0.0.2'];
const stored = names.map((name) => ({ ...place, name, ...node(name), appearedAt: new Date(), since: new Date() }));

/** A database with these nodes and no expected hosts. `statements` are the statements of the comparison. */
function databaseWith(nodes: object[]) {
  const statements: string[] = [];
  const answer = (name: string, result: unknown) => async () => {
    statements.push(name);
    return result;
  };
  const db = { externalNode: { findMany: answer('nodes', nodes) }, join: { count: answer('joins', 0) } };
  // The comparison uses only these two.
  return { db: db as unknown as Transaction, statements };
}

const compare = (db: Transaction, read: Map<string, object>, gapFrom: Date | null) => {
  const rows = { read, whole: true } as Parameters<NonNullable<typeof externalNodes.compare>>[2];
  return externalNodes.compare?.(db, key, rows, new Date(), gapFrom);
};
const unchanged = new Map(names.map((name) => [name, node(name)]));

test('an unchanged reading costs two statements and writes nothing', async () => {
  const { db, statements } = databaseWith(stored);
  expect(await compare(db, unchanged, null)).toBe(null);
  expect(statements).toEqual(['nodes', 'joins']);
});

test('an unchanged reading after missing ones writes, but changes no row', async () => {
  expect(await compare(databaseWith(stored).db, unchanged, new Date())).toMatchObject({ rows: false });
});

test('a changed reading writes rows', async () => {
  const fewer = new Map([...unchanged].slice(1));
  expect(await compare(databaseWith(stored).db, fewer, null)).toMatchObject({ rows: true });
});
