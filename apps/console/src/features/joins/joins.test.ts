import { joinStateNow } from '@isthmus/contracts/join-state';
import type { Join } from '@isthmus/contracts/joins';
import { describe, expect, it } from 'vitest';
import { isOver } from './join-times.ts';
import { beyondQuota } from './hosts/quota-note.tsx';

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

describe('state of a join', () => {
  it('becomes late after five minutes and expires with its link', () => {
    expect(joinStateNow(join, issued + 4 * minute)).toBe('waiting');
    expect(joinStateNow(join, issued + 5 * minute)).toBe('late');
    expect(joinStateNow(join, issued + 60 * minute)).toBe('expired');
  });
  it('is never late or expired for a host whose node was removed', () => {
    expect(joinStateNow({ ...join, state: 'gone' }, issued + 90 * minute)).toBe('gone');
    expect(isOver('gone')).toBe(false);
  });
  it('keeps a state reported by TKE', () => {
    expect(joinStateNow({ ...join, state: 'running' }, issued + 90 * minute)).toBe('running');
  });
});

it('counts the hosts that the quota may refuse', () => {
  expect(beyondQuota(4, 40)).toBe(39);
  expect(beyondQuota(4, 1)).toBe(0);
  expect(beyondQuota(5, 3)).toBe(3);
  expect(beyondQuota(9, 3)).toBe(0);
  expect(beyondQuota(498, 4, 500)).toBe(2);
  expect(beyondQuota(498, 2, 500)).toBe(0);
});
