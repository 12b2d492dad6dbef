// The group of the pictures: the drain of 12 nodes, of which seven are done, as the home page says.
import { getOperationGroup } from '@isthmus/contracts/operation-groups';
import { ago, aGroup, anOperation, groupId } from '#testing/world.ts';
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

export const aDrain: Answer = (bff) =>
  bff.answer(
    getOperationGroup,
    aGroup({
      atOnce: 2,
      createdAt: ago(1_600),
      operations: Array.from({ length: 12 }, (_, index) => {
        const [began, lasted = null] = drains[index] ?? [];
        const attempt = {
          number: 1,
          requestId: 'c0ffee00-1111-4222-8333-444455556666',
          problem: null,
          followed: false,
        };
        return anOperation({
          id: `00000000-0000-4000-8000-0000000002${String(index).padStart(2, '0')}`,
          kind: 'drain-external-node',
          target: { name: `gz-r07-n${String(index + 1).padStart(3, '0')}` },
          input: {},
          groupId,
          createdAt: ago(1_600),
          state: began === undefined ? 'held' : lasted === null ? 'waiting' : 'succeeded',
          finishedAt: began === undefined || lasted === null ? null : ago(began - lasted),
          attempts: began === undefined ? [] : [{ ...attempt, startedAt: ago(began), answeredAt: ago(began - 1) }],
        });
      }),
    }),
  );
