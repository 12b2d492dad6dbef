import type { User } from '@isthmus/contracts/session';
import { expect, test } from 'vitest';
import { mayReceive, visibleAccounts } from './permits.ts';
import { Visible } from './visible.ts';

const ana: User = { id: 'ana', email: 'ana@example.com', name: 'Ana' };
const [a, b] = ['6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0001', '6f1c7a52-0d5e-4b7e-9d55-0c8f5a1e0002'];
const onlyA = (_: User, accountId: string | null) => (accountId === a ? (['read'] as const) : []);

test('a person who may read one account gets only its rows and its events', () => {
  const visible = new Visible(visibleAccounts(ana, [a, b], onlyA));
  expect(visible.accountIds).toEqual([a]);
  expect(visible.where).toEqual({ OR: [{ accountId: a }] });
  expect([visible.sql.sql, visible.sql.values]).toEqual(['(account_id = ?::uuid)', [a]]);
  expect([a, b].filter((id) => mayReceive(ana, `operations:${id}:1`, onlyA))).toEqual([a]);
});

test('without roles everybody sees every account', () => {
  expect(new Visible(visibleAccounts(ana, [a, b])).accountIds).toEqual([a, b]);
});

test('a person without visible accounts gets no rows', () => {
  expect([new Visible([]).sql.sql, new Visible([]).where]).toEqual(['false', { OR: [] }]);
});

test('a region or a cluster limits the visible rows of an account; the account counts once', () => {
  const visible = new Visible([
    { accountId: a, region: 'ap-guangzhou' },
    { accountId: a, region: 'ap-shanghai', clusterId: 'cls-1' },
  ]);
  expect(visible.accountIds).toEqual([a]);
  expect(visible.sql.sql).toBe(
    '(account_id = ?::uuid and region = ? or account_id = ?::uuid and region = ? and cluster_id = ?)',
  );
  expect(visible.sql.values).toEqual([a, 'ap-guangzhou', a, 'ap-shanghai', 'cls-1']);
});
