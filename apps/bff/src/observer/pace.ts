import type { Problem } from '@isthmus/contracts/problem';
import type { Config } from '#config';
import { storableJson } from '#database/storable';
import { Prisma, type Observation as Row } from '#generated/client';

const longestBackOffMs = 60_000;

/** On top of the interval, so that failing reads are never more than good ones; full jitter keeps those of a fleet apart. */
const backOff = ({ intervalMs, failures }: Row) =>
  Math.random() * Math.min(longestBackOffMs, intervalMs * 2 ** Math.min(failures, 6));

/** What every reading writes, good or bad. A demand newer than its start is still to be met. */
function settled(row: Row, startedAt: Date, everyMs: number) {
  const open = row.demandedAt !== null && row.demandedAt > startedAt;
  return {
    leaseUntil: null,
    version: { increment: 1 },
    demandedAt: open ? row.demandedAt : null,
    dueAt: open ? startedAt : new Date(startedAt.getTime() + everyMs),
  };
}

/** What a good reading writes. What is on its way is read more often, most often while somebody looks. */
export function afterReading({ observe: { intervalMs, fastMs } }: Config, row: Row, startedAt: Date, moving: boolean) {
  const isWanted = row.wantedUntil !== null && row.wantedUntil > startedAt;
  const everyMs = moving ? Math.min(row.intervalMs, isWanted ? fastMs : intervalMs) : row.intervalMs;
  return {
    ...settled(row, startedAt, everyMs),
    observedAt: startedAt,
    lastProblem: Prisma.DbNull,
    failures: 0,
    moving,
  };
}

/** What a failed reading writes, or one that is not whole: its age stays that of the last good one. */
export const afterFailure = (row: Row, startedAt: Date, problem: Problem) => ({
  ...settled(row, startedAt, row.intervalMs + backOff(row)),
  lastProblem: storableJson({ ...problem }),
  failures: { increment: 1 },
});
