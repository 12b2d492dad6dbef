import type { Cluster } from '@isthmus/contracts/clusters';
import { actLikeForce, stateReasons, type Act, type StateReason } from '@isthmus/contracts/acts';
import type { Role } from '@isthmus/contracts/roles';
import { tkeDocument } from '@isthmus/contracts/tke-documents';
import { expect, test } from 'vitest';
import type { ActRules } from './act-rules.ts';
import { clusterRules, factsOfPool, nodeRules, permissionOfOperation, permittedActs, poolRules } from './acts.ts';
import { allows } from './roles.ts';

type Reason = StateReason | null;
const linesOf = <A extends Act, Facts>({ rules }: ActRules<A, Facts>) =>
  rules.flatMap(([, { lines }]) => lines.map(([reason, , page]) => ({ reason, page })));

/** One line per state: the reason why it forbids each act. */
test.each<[Cluster['readiness'], enable: Reason, create: Reason]>([
  ['ready', null, 'not-enabled'],
  ['unknown', null, 'not-enabled'],
  ['failed', null, 'not-enabled'],
  ['blocked', 'cluster-blocked', 'not-enabled'],
  ['enabling', 'enabling', 'not-enabled'],
  ['enabled', 'already-enabled', null],
])('a cluster that is %s: enable %s, create a pool %s', (readiness, enable, create) => {
  const acts = clusterRules.actsOf({ readiness, enableAs: 'HostNetwork', isRead: true });
  expect(acts).toEqual({ 'enable-external-node-support': enable, 'create-external-node-pool': create });
});

test.each<[Cluster['readiness'], Reason]>([
  ['ready', 'network-type-unsupported'],
  ['unknown', 'network-type-unsupported'],
  ['failed', 'network-type-unsupported'],
  ['blocked', 'network-type-unsupported'],
  ['enabling', 'enabling'],
  ['enabled', 'already-enabled'],
])('a cluster that is %s and whose network has no documented request: enable %s', (readiness, enable) =>
  expect(clusterRules.reasonAgainst('enable-external-node-support', { readiness, enableAs: null, isRead: true })).toBe(
    enable,
  ),
);

test('the only reason for a cluster that was never read is not-read', () => {
  const facts = { readiness: 'unknown', enableAs: 'HostNetwork', isRead: false } as const;
  expect(clusterRules.reasonAgainst('create-external-node-pool', facts)).toBe('not-read');
});

test.each<[state: string, isProtected: boolean | null, change: Reason, remove: Reason, add: Reason]>([
  ['normal', false, null, null, null],
  ['normal', null, null, null, null],
  ['normal', true, null, 'protected', null],
  ['Running', false, null, null, null],
  ['an unknown word', true, null, 'protected', null],
  ['deleting', false, 'pool-deleting', 'pool-deleting', 'pool-deleting'],
  ['Deleting', true, 'pool-deleting', 'pool-deleting', 'pool-deleting'],
])('a pool that is %s, protected: %s: modify %s, delete %s, add hosts %s', (state, isProtected, change, remove, add) =>
  expect(poolRules.actsOf(factsOfPool({ state, deletionProtection: isProtected }))).toEqual({
    'modify-external-node-pool': change,
    'delete-external-node-pool': remove,
    'add-hosts': add,
    'save-template-from-pool': null,
  }),
);

test.each<[status: string, drain: Reason, remove: Reason]>([
  ['Running', null, null],
  ['Failed', null, null],
  ['Normal', null, null],
  ['Abnormal', null, null],
  ['', null, null],
  ['an unknown word', null, null],
  ['Draining', 'node-draining', null],
  ['Terminating', 'node-terminating', 'node-terminating'],
])('a node that is %s: drain %s, delete %s', (status, drain, remove) =>
  expect(nodeRules.actsOf({ status, isListed: true })).toEqual({
    'drain-external-node': drain,
    'delete-external-node': remove,
  }),
);

test('a node that only version 2022-05-01 lists has no acts, whatever its state', () => {
  for (const status of ['initializing', 'failed', 'Terminating'])
    expect(nodeRules.actsOf({ status, isListed: false })).toEqual({
      'drain-external-node': 'node-not-listed',
      'delete-external-node': 'node-not-listed',
    });
});

test('a table has every possible result once', () => {
  for (const status of ['Running', 'Draining', 'Terminating', 'Failed', ''])
    for (const isListed of [true, false]) {
      const facts = { status, isListed };
      expect(nodeRules.table[nodeRules.indexOf(facts)]).toEqual(nodeRules.actsOf(facts));
    }
  for (const state of ['normal', 'deleting', 'other'])
    for (const deletionProtection of [true, false, null]) {
      const facts = { state, deletionProtection };
      expect(poolRules.table[poolRules.indexOf(facts)]).toEqual(poolRules.actsOf(facts));
    }
  expect([nodeRules.table.length, poolRules.table.length]).toEqual([4, 3]);
});

test('each line names a page of TKE, and each reason has a line', () => {
  const lines = [...linesOf(clusterRules), ...linesOf(poolRules), ...linesOf(nodeRules)];
  for (const { page } of lines) expect(tkeDocument(page)).toMatch(/^https:\/\/cloud\.tencent\.com\//);
  expect(new Set(lines.map(({ reason }) => reason))).toEqual(new Set(stateReasons));
});

test('each role may do its acts', () => {
  const actsOf = (role: Role) => permittedActs((permission) => allows(role, permission));
  const operator = actsOf('operator');
  expect(actsOf('viewer')).toEqual([]);
  expect(operator).toEqual([
    'create-external-node-pool',
    'modify-external-node-pool',
    'add-hosts',
    'drain-external-node',
    'delete-external-node',
  ]);
  expect(actsOf('admin').filter((act) => !operator.includes(act))).toEqual([
    'enable-external-node-support',
    'delete-external-node-pool',
    'save-template-from-pool',
  ]);
});

test('to repeat or decide an operation needs what its act needs', () => {
  expect(permissionOfOperation('drain-external-node', {})).toBe('write');
  expect(permissionOfOperation('delete-external-node', { force: false })).toBe('write');
  expect(permissionOfOperation('delete-external-node', { force: true })).toBe('administer');
  expect(permissionOfOperation(actLikeForce, {})).toBe('administer');
  expect(permissionOfOperation('enable-external-node-support', { subnetId: 'subnet-1' })).toBe('administer');
});
