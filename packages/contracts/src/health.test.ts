import { expect, test } from 'vitest';
import { healthOf, healthStateOf, nodesIn, unknownHealth } from './health.ts';

test.for([
  ['Running', null, 'running'],
  ['Running', false, 'running'],
  ['Running', true, 'cordoned'],
  ['Failed', true, 'failed'],
  ['Draining', true, 'draining'],
  ['Terminating', false, 'terminating'],
  ['Initializing', false, 'initializing'],
  ['initializing', false, 'initializing'],
  ['running', true, 'cordoned'],
  ['failed', null, 'failed'],
  ['', null, 'unknown'],
] as const)('a node that TKE calls "%s", unschedulable %s, is %s', ([status, unschedulable, state]) => {
  expect(healthStateOf({ status, unschedulable })).toBe(state);
});

test('counts of one state add up, and hosts that TKE does not list are no nodes', () => {
  const health = healthOf([
    { state: 'running', count: 2 },
    { state: 'running', count: 3 },
    { state: 'unknown', count: 1 },
    { state: 'late', count: 4 },
    { state: 'waiting', count: 5 },
  ]);
  expect(health).toMatchObject({ running: 5, late: 4, waiting: 5, failed: 0 });
  expect(nodesIn(health)).toBe(6);
});

test('no node of an out-of-date reading runs', () => {
  const health = healthOf([
    { state: 'running', count: 60 },
    { state: 'failed', count: 4 },
    { state: 'late', count: 1 },
  ]);
  expect(unknownHealth(health)).toEqual({ ...healthOf([]), unknown: 64, late: 1 });
});
