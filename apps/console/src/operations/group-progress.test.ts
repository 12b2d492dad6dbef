import type { Operation } from '@isthmus/contracts/operations';
import { expect, it } from 'vitest';
import { countProgress, nodesOfGroup } from './group-progress.tsx';

const operation = (name: string, state: Operation['state'], kind: Operation['kind'] = 'drain-external-node') => {
  const id = crypto.randomUUID();
  const at = '2026-03-01T08:00:00.000Z';
  const base: Operation = {
    id,
    kind,
    state,
    accountId: id,
    region: 'ap-guangzhou',
    clusterId: 'cls-a',
    target: { name },
    input: {},
    basedOn: null,
    actor: { id, name: 'ana', email: 'ana@example.com' },
    createdAt: at,
    updatedAt: at,
    finishedAt: null,
    deadline: null,
    outcome: null,
    groupId: id,
    late: false,
    attempts: [],
  };
  return base;
};

it('counts nodes, not operations', () => {
  const operations = [
    operation('a', 'succeeded'),
    operation('a', 'succeeded', 'delete-external-node'),
    operation('b', 'succeeded'),
    operation('b', 'failed', 'delete-external-node'),
    operation('c', 'waiting'),
    operation('c', 'held', 'delete-external-node'),
    operation('d', 'held'),
    operation('d', 'held', 'delete-external-node'),
  ];
  expect(countProgress({ operations })).toEqual({
    total: 4,
    done: 1,
    failed: 1,
    attention: 0,
    now: 1,
    held: 1,
    cancelled: 0,
  });
});

it('uses the worst operation as the state of a node', () => {
  const operations = [operation('a', 'failed'), operation('a', 'cancelled', 'delete-external-node')];
  expect(nodesOfGroup({ operations })).toMatchObject([{ name: 'a', progress: 'failed' }]);
});
