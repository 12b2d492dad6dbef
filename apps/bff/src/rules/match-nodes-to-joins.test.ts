import { expect, test } from 'vitest';
import type { ExternalNode, Join } from '#generated/client';
import { matchNodesToJoins, stateOf } from './match-nodes-to-joins.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 7, 21, 10, minute));
const place = { accountId: 'account-1', region: 'ap-guangzhou', clusterId: 'cls-1' };

const join = (changes: Partial<Join>): Join => ({
  ...place,
  id: 'join-1',
  nodePoolId: 'np-1',
  nodeName: null,
  ip: null,
  interface: null,
  download: 'private',
  state: 'waiting',
  issuedById: null,
  issuedAt: at(10),
  expectedFrom: at(10),
  expiresAt: at(70),
  seenAt: null,
  seenName: null,
  nodeCreatedTime: null,
  problem: null,
  createdAt: at(9),
  ...changes,
});
const node = (name: string, created: number | null, changes: Partial<ExternalNode> = {}): ExternalNode => ({
  ...place,
  name,
  nodePoolId: 'np-1',
  ip: '10.4.7.1',
  location: '',
  status: 'Running',
  reason: '',
  unschedulable: false,
  createdTime: created === null ? null : at(created).toISOString(),
  unreadable: [],
  appearedAt: at(20),
  since: at(20),
  sinceNotBefore: null,
  ...changes,
});
const matched = (joins: Join[], nodes: ExternalNode[]) =>
  Object.fromEntries([...matchNodesToJoins(joins, nodes)].map(([id, found]) => [id, found.map(({ name }) => name)]));

test('a host is matched by name, or by address if it has no name, in its own pool', () => {
  const joins = [
    join({ id: 'by name', nodeName: 'edge-1', ip: '10.4.7.9' }),
    join({ id: 'by address', ip: '10.4.7.2' }),
  ];
  const nodes = [
    node('edge-1', 12),
    node('node-2', 12, { ip: '10.4.7.2' }),
    node('edge-1', 13, { nodePoolId: 'np-2' }),
    node('node-9', 12, { ip: '10.4.7.9' }),
  ];
  expect(matched(joins, nodes)).toEqual({ 'by name': ['edge-1'], 'by address': ['node-2'] });
});

test('without a pool the name is enough; without a time the first read counts', () => {
  const named = join({ nodeName: 'edge-1' });
  expect(matched([named], [node('edge-1', null, { nodePoolId: null })])).toEqual({ 'join-1': ['edge-1'] });
  expect(matched([named], [node('edge-1', null, { appearedAt: at(9) })])).toEqual({ 'join-1': [] });
});

test('a node older than the first command does not match, and without a command no node matches', () => {
  expect(matched([join({ nodeName: 'edge-1' })], [node('edge-1', 9)])).toEqual({ 'join-1': [] });
  expect(matched([join({ nodeName: 'edge-1', issuedAt: at(30) })], [node('edge-1', 11)])).toEqual({
    'join-1': ['edge-1'],
  });
  const planned = join({ nodeName: 'edge-1', issuedAt: null, expectedFrom: null, expiresAt: null });
  expect(matched([planned], [node('edge-1', 11), node('edge-1', null)])).toEqual({ 'join-1': [] });
});

test('an open row matches the other new nodes of its pool until its link ends, newest first', () => {
  const joins = [join({ id: 'named', nodeName: 'edge-1', nodePoolId: 'np-1' }), join({ id: 'any' })];
  const nodes = [
    node('edge-1', 12),
    node('node-2', 13),
    node('node-3', 14),
    node('other pool', 14, { nodePoolId: 'np-2' }),
    node('next week', 59 + 60 * 24 * 7),
  ];
  expect(matched(joins, nodes)).toEqual({ named: ['edge-1'], any: ['node-3', 'node-2'] });
});

test('Running and Failed have their own states; any other status is seen', () => {
  const words = ['Running', 'Failed', 'Initializing', 'Draining'].map((status) =>
    stateOf(node('edge-1', 12, { status })),
  );
  expect([stateOf(undefined), ...words]).toEqual(['waiting', 'running', 'failed', 'seen', 'seen']);
});
