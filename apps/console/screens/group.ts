// The groups of the pictures: the drain of 12 nodes, of which seven are done, as the home page says; and one of three clusters.
import { getOperationGroup } from '@isthmus/contracts/operation-groups';
import type { Operation } from '@isthmus/contracts/operations';
import { getOperationSet } from '@isthmus/contracts/operation-sets';
import { ago, aGroup, anOperation, groupId, person, setId } from '#testing/world.ts';
import { uuid } from './nodes.ts';
import type { Answer } from './screen.ts';

/** Seconds ago when each drain began, and how long it took; null while it lasts. Two ran at a time. */
const drains: [began: number, lasted: number | null][] = [
  [1_598, 310],
  [1_598, 402],
  [1_285, 340],
  [1_192, 395],
  [942, 388],
  [794, 361],
  [551, 296],
  [430, null],
  [252, null],
];

/** Drains in starting order: those of `times` have begun. `failed`: the last of them failed. */
const drainsOf = (rack: string, count: number, times: typeof drains, own: Partial<Operation>, failed = false) =>
  Array.from({ length: count }, (_, index) => {
    const [began, lasted = null] = times[index] ?? [];
    const attempt = { number: 1, requestId: 'c0ffee00-1111-4222-8333-444455556666', problem: null, followed: false };
    const ended = failed && index === times.length - 1 ? 'failed' : 'succeeded';
    return anOperation({
      kind: 'drain-external-node',
      target: { name: `${rack}-n${String(index + 1).padStart(3, '0')}` },
      input: {},
      createdAt: ago(1_600),
      state: began === undefined ? 'held' : lasted === null ? 'waiting' : ended,
      finishedAt: began === undefined || lasted === null ? null : ago(began - lasted),
      attempts: began === undefined ? [] : [{ ...attempt, startedAt: ago(began), answeredAt: ago(began - 1) }],
      ...own,
      id: `${(own.groupId ?? groupId).slice(0, -2)}${String(index).padStart(2, '0')}`,
    });
  });

export const aDrain: Answer = (bff) =>
  bff.answer(
    getOperationGroup,
    aGroup({
      atOnce: 2,
      createdAt: ago(1_600),
      operations: drainsOf('gz-r07', 12, drains, { groupId: uuid(200) }),
    }),
  );

const clusters = [
  { clusterName: 'staging-gz', accountName: 'acme', rack: 'gz-r07', times: drains },
  { clusterName: 'prod-gz', accountName: 'acme', rack: 'gz-r11', times: drains.slice(0, 4), failed: true },
  { clusterName: 'edge-sh', accountName: 'acme-edge', rack: 'sh-r02', times: drains.slice(0, 7) },
];

/** Three clusters of two accounts: one runs, one paused after a failure, one is done. */
export const aDrainOfClusters: Answer = (bff) =>
  bff.answer(getOperationSet, {
    id: setId,
    act: 'drain',
    atOnce: 2,
    actor: person,
    createdAt: ago(1_600),
    groups: clusters.map(({ clusterName, accountName, rack, times, failed = false }, index) => ({
      ...aGroup({
        id: uuid(3_000 + index * 100),
        setId,
        clusterId: `cls-0000000${index}`,
        state: (['running', 'paused', 'finished'] as const)[index] ?? 'running',
        pausedBecause: failed ? 'failed' : null,
        createdAt: ago(1_600),
        operations: drainsOf(rack, index === 2 ? 7 : 12, times, { groupId: uuid(3_000 + index * 100) }, failed),
      }),
      clusterName,
      accountName,
    })),
  });
