import { expect, test } from 'vitest';
import { createsPool } from './in-flight.ts';

const create = { kind: 'create-external-node-pool' as const, finishedAt: null };

test.each([
  [true, [create]],
  [false, []],
  [false, [{ ...create, finishedAt: '2026-11-28T10:00:00Z' }]],
  [false, [{ ...create, kind: 'modify-external-node-pool' as const }]],
])('a pool is being created: %s', (is, operations) => expect(createsPool(operations)).toBe(is));
