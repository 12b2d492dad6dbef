import type { Problem } from '@isthmus/contracts/problem';
import type { Config } from '#config';
import { storableJson } from '#database/storable';
import { Prisma, type Observation } from '#generated/client';

/** What a read needs of its row. */
export type PacedRow = Pick<Observation, 'version' | 'failures' | 'intervalMs' | 'wantedUntil' | 'demandedAt'>;

const maxBackOffMs = 60_000;

/** Added to the interval, so failing reads are never more frequent than good ones. Full jitter spreads the reads of a fleet. */
const backOff = ({ intervalMs, failures }: PacedRow) =>
  Math.random() * Math.min(maxBackOffMs, intervalMs * 2 ** Math.min(failures, 6));

/** The fields that every read writes. Keeps a demand that is newer than the read's start. */
function afterAnyRead(row: PacedRow, startedAt: Date, everyMs: number) {
  const isDemanded = row.demandedAt !== null && row.demandedAt > startedAt;
  return {
    leaseUntil: null,
    version: { increment: 1 },
    demandedAt: isDemanded ? row.demandedAt : null,
    dueAt: isDemanded ? startedAt : new Date(startedAt.getTime() + everyMs),
  };
}

/** The fields that a good read writes. Moving objects are read more often, most often while a page is open. */
export function afterReading(
  { observe: { intervalMs, fastMs } }: Config,
  row: PacedRow,
  startedAt: Date,
  moving: boolean,
) {
  const isWanted = row.wantedUntil !== null && row.wantedUntil > startedAt;
  const everyMs = moving ? Math.min(row.intervalMs, isWanted ? fastMs : intervalMs) : row.intervalMs;
  return {
    ...afterAnyRead(row, startedAt, everyMs),
    observedAt: startedAt,
    lastProblem: Prisma.DbNull,
    failures: 0,
    moving,
  };
}

/** The fields that a failed or incomplete read writes. The age of the last good read stays. */
export const afterFailure = (row: PacedRow, startedAt: Date, problem: Problem) => ({
  ...afterAnyRead(row, startedAt, row.intervalMs + backOff(row)),
  lastProblem: storableJson({ ...problem }),
  failures: { increment: 1 },
});
