import type { Observation as Row } from '#generated/client';

export const isWanted = ({ wantedUntil }: Row) => wantedUntil !== null && wantedUntil > new Date();
const longestBackOffMs = 60_000;

/** On top of the interval, so that failing reads are never more than good ones; full jitter keeps those of a fleet apart. */
export const backOff = ({ intervalMs, failures }: Row) =>
  Math.random() * Math.min(longestBackOffMs, intervalMs * 2 ** Math.min(failures, 6));

/** What every reading writes, good or bad. A demand newer than its start is still to be met. */
export function settled(row: Row, startedAt: Date, everyMs: number) {
  const open = row.demandedAt !== null && row.demandedAt > startedAt;
  return {
    leaseUntil: null,
    version: { increment: 1 },
    demandedAt: open ? row.demandedAt : null,
    dueAt: open ? startedAt : new Date(startedAt.getTime() + everyMs),
  };
}
