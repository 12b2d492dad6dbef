import type { Join } from '@isthmus/contracts/joins';
import { describe, expect, it } from 'vitest';
import { beyondQuota, joinStateNow } from './join-now.ts';
import { parseHosts } from './parse-hosts.ts';

const issued = Date.parse('2026-03-01T08:00:00Z');
const minute = 60_000;
const join: Join = {
  id: crypto.randomUUID(),
  nodePoolId: 'np-a',
  nodeName: 'node-1',
  ip: null,
  interface: null,
  download: 'private',
  state: 'waiting',
  node: null,
  count: 0,
  issuedAt: new Date(issued).toISOString(),
  expiresAt: new Date(issued + 60 * minute).toISOString(),
  seenAt: null,
  issuedBy: 'ana',
  problem: null,
  createdAt: new Date(issued).toISOString(),
};

describe('a row’s state', () => {
  it('becomes late after five minutes and expired with its link', () => {
    expect(joinStateNow(join, issued + 4 * minute)).toBe('waiting');
    expect(joinStateNow(join, issued + 5 * minute)).toBe('late');
    expect(joinStateNow(join, issued + 60 * minute)).toBe('expired');
  });
  it('stays what TKE has said', () => {
    expect(joinStateNow({ ...join, state: 'running' }, issued + 90 * minute)).toBe('running');
  });
});

describe('a pasted list of hosts', () => {
  it('takes names, addresses and both', () => {
    expect(parseHosts('node-1\n\n10.0.0.2\nnode-3, 10.0.0.3\r\n10.0.0.4\tnode-4').hosts).toEqual([
      { nodeName: 'node-1', ip: null },
      { nodeName: null, ip: '10.0.0.2' },
      { nodeName: 'node-3', ip: '10.0.0.3' },
      { nodeName: 'node-4', ip: '10.0.0.4' },
    ]);
  });
  it('says which line is wrong, and why', () => {
    const { hosts, errors } = parseHosts('ok-1\nNode_7\n10.0.0.300\na b c');
    expect(hosts).toHaveLength(1);
    expect(errors.map(({ line, text }) => [line, text])).toEqual([
      [2, 'Node_7'],
      [3, '10.0.0.300'],
      [4, 'a b c'],
    ]);
    expect(errors[0]?.message).toMatch(/lower-case/);
    expect(errors[1]?.message).toMatch(/IPv4/);
  });
});

it('counts the hosts that the quota may refuse', () => {
  expect(beyondQuota(4, 40)).toBe(39);
  expect(beyondQuota(4, 1)).toBe(0);
  expect(beyondQuota(5, 3)).toBe(3);
  expect(beyondQuota(9, 3)).toBe(0);
});
