import { expect, test } from 'vitest';
import { nodeActs, poolActs, refusalOf, type Acts, type NodeAct, type PoolAct } from './acts.ts';

const nothing = new Map<string, string>();
const draining: Acts<NodeAct> = { 'drain-external-node': 'node-draining', 'delete-external-node': null };
const calm: Acts<PoolAct> = {
  'modify-external-node-pool': null,
  'delete-external-node-pool': null,
  'add-hosts': null,
  'save-template-from-pool': null,
};

test('an act is allowed when nothing is against it', () => {
  const context = { permits: nodeActs, inFlight: nothing };
  expect(refusalOf('delete-external-node', 'node-1', draining, context)).toBeNull();
  expect(refusalOf('drain-external-node', 'node-1', draining, context)).toEqual({ reason: 'node-draining' });
});

test('what the person may not do is said first, then what is in flight, then the state', () => {
  const inFlight = new Map([['node:node-1', 'an-operation']]);
  const inTheWay = { reason: 'already-in-flight', operationId: 'an-operation' };
  expect(refusalOf('drain-external-node', 'node-1', draining, { permits: [], inFlight })).toEqual({
    reason: 'not-permitted',
  });
  const context = { permits: nodeActs, inFlight };
  for (const act of nodeActs) expect(refusalOf(act, 'node-1', draining, context)).toEqual(inTheWay);
  expect(refusalOf('delete-external-node', 'node-2', draining, context)).toBeNull();
});

test('an operation on a pool is in the way of operations on it, and of nothing else', () => {
  const context = { permits: poolActs, inFlight: new Map([['pool:np-1', 'an-operation']]) };
  expect(poolActs.map((act) => refusalOf(act, 'np-1', calm, context)?.reason ?? null)).toEqual([
    'already-in-flight',
    'already-in-flight',
    null,
    null,
  ]);
});
