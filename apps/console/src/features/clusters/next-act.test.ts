import type { Cluster } from '@isthmus/contracts/clusters';
import { expect, test } from 'vitest';
import { nextActOf } from './next-act.ts';

const cluster = { readiness: 'ready', pools: null, nodes: null } as const;

test.each<[Partial<Cluster>, string | null]>([
  [{}, 'enable'],
  [{ readiness: 'unknown' }, 'enable'],
  [{ readiness: 'blocked' }, 'enable'],
  [{ readiness: 'enabling' }, null],
  [{ readiness: 'failed' }, 'retry'],
  [{ readiness: 'enabled' }, null],
  [{ readiness: 'enabled', pools: 0, nodes: 0 }, 'create-pool'],
  [{ readiness: 'enabled', pools: 1, nodes: 0 }, 'add-hosts'],
  [{ readiness: 'enabled', pools: 1, nodes: 3 }, null],
])('the next act for %o is %s', (facts, act) =>
  expect(nextActOf({ ...cluster, ...facts }, { isCreatingPool: false, listed: 1 })).toBe(act),
);

const enabled = { ...cluster, readiness: 'enabled' } as const;

test('creating a pool is not the next act while the first pool is being created', () =>
  expect(nextActOf({ ...enabled, pools: 0, nodes: 0 }, { isCreatingPool: true, listed: 0 })).toBeNull());

test.each([undefined, 0])('hosts are not added before the list has the pool (%s listed)', (listed) =>
  expect(nextActOf({ ...enabled, pools: 1, nodes: 0 }, { isCreatingPool: false, listed })).toBeNull(),
);
