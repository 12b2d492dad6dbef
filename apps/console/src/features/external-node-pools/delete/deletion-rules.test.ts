import { expect, test } from 'vitest';
import { deletionStateOf } from './deletion-rules.ts';

const pool = { id: 'np-1', deletionProtection: false };
const deletion = {
  kind: 'delete-external-node-pool' as const,
  target: { name: 'a', nodePoolId: 'np-1' },
  finishedAt: null,
};
const seen = { pool, nodes: [], isRead: true, operations: [] };

test.each([
  ['ready', {}],
  ['protected', { pool: { ...pool, deletionProtection: true } }],
  ['notEmpty', { nodes: [{}] }],
  ['notRead', { isRead: false }],
  ['underWay', { operations: [deletion] }],
  ['ready', { operations: [{ ...deletion, target: { name: 'b', nodePoolId: 'np-2' } }] }],
  ['ready', { operations: [{ ...deletion, finishedAt: '2026-11-28T10:00:00Z' }] }],
])('deleting an empty pool is %s with %o', (state, differs) =>
  expect(deletionStateOf({ ...seen, ...differs })).toBe(state),
);
