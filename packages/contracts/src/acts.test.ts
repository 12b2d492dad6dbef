import { expect, test } from 'vitest';
import { nodeActs, poolActs, refusalOf, type Acts, type NodeAct, type PoolAct } from './acts.ts';

const noneInFlight = new Map<string, string>();
const draining: Acts<NodeAct> = { 'drain-external-node': 'node-draining', 'delete-external-node': null };
const allAllowed: Acts<PoolAct> = {
  'modify-external-node-pool': null,
  'delete-external-node-pool': null,
  'add-hosts': null,
  'save-template-from-pool': null,
};

test('an act is allowed when nothing forbids it', () => {
  const context = { permits: nodeActs, whoMay: {}, observeOnly: null, inFlight: noneInFlight };
  expect(refusalOf('delete-external-node', 'node-1', draining, context)).toBeNull();
  expect(refusalOf('drain-external-node', 'node-1', draining, context)).toEqual({ reason: 'node-draining' });
});

test('a missing permission is reported first, then an operation in flight, then the state', () => {
  const inFlight = new Map([['node:node-1', 'an-operation']]);
  const refusal = { reason: 'already-in-flight', operationId: 'an-operation' };
  expect(
    refusalOf('drain-external-node', 'node-1', draining, { permits: [], whoMay: {}, observeOnly: null, inFlight }),
  ).toEqual({
    reason: 'not-permitted',
  });
  const context = { permits: nodeActs, whoMay: {}, observeOnly: null, inFlight };
  for (const act of nodeActs) expect(refusalOf(act, 'node-1', draining, context)).toEqual(refusal);
  expect(refusalOf('delete-external-node', 'node-2', draining, context)).toBeNull();
});

test('an operation on a pool blocks only other operations on this pool', () => {
  const context = {
    permits: poolActs,
    whoMay: {},
    observeOnly: null,
    inFlight: new Map([['pool:np-1', 'an-operation']]),
  };
  expect(poolActs.map((act) => refusalOf(act, 'np-1', allAllowed, context)?.reason ?? null)).toEqual([
    'already-in-flight',
    'already-in-flight',
    null,
    null,
  ]);
});

test('an account that is observe only forbids its acts, before what is in flight, and says who may allow them', () => {
  const whoMay = { role: 'admin' as const, people: [] };
  const observeOnly = { acts: ['delete-external-node-pool'] as const, whoMay };
  const inFlight = new Map([['pool:np-1', 'an-operation']]);
  const context = { permits: poolActs, whoMay: {}, observeOnly, inFlight };
  expect(refusalOf('delete-external-node-pool', 'np-1', allAllowed, context)).toEqual({
    reason: 'observe-only',
    whoMay,
  });
  expect(refusalOf('save-template-from-pool', 'np-1', allAllowed, context)).toBeNull();
});
