import type { Problem } from '@isthmus/contracts/problem';
import type { Config } from '#config';
import { storableJson } from '#database/storable';
import { Prisma } from '#generated/client';
import type { Finding, ObservationKind } from './kinds/kind.ts';

/** The time between two reads of a kind, while its page is open or while only a page of the fleet is. */
export function intervalOf(
  { observe }: Pick<Config, 'observe'>,
  pace: ObservationKind['pace'],
  open: 'page' | 'fleet',
) {
  if (pace === 'slow') return observe.factsMs;
  return pace === 'page' && open === 'page' ? observe.intervalMs : observe.sweepMs;
}

const maxBackOffMs = 60_000;

/** The pace of an observation as it was when its read started. */
interface Paced {
  intervalMs: number;
  failures: number;
}

/** Added to the interval, so failing reads are never more frequent than good ones. Full jitter spreads the reads of a fleet. */
export const backOffMs = ({ intervalMs, failures }: Paced) =>
  Math.random() * Math.min(maxBackOffMs, intervalMs * 2 ** Math.min(failures, 6));

/** The fields that every read writes. Keeps a demand that is newer than the read's start. `everyMs`: until the next read. */
const afterAnyRead = (everyMs: Prisma.Sql) => Prisma.sql`
  lease_until = null, version = version + 1,
  demanded_at = case when demanded_at > attempted_at then demanded_at end,
  due_at = case when demanded_at > attempted_at then attempted_at
    else attempted_at + make_interval(secs => (${everyMs}) / 1000.0) end`;

/** The fields that a good read writes. Moving objects are read more often, most often while a page is open. */
export function afterReading(
  { observe: { intervalMs, fastMs } }: Config,
  { content }: Finding<unknown>,
  moving: boolean,
) {
  const whileMoving = Prisma.sql`
    least(interval_ms, case when wanted_until > attempted_at then ${fastMs}::int else ${intervalMs}::int end)`;
  return Prisma.sql`${afterAnyRead(moving ? whileMoving : Prisma.sql`interval_ms`)},
    observed_at = attempted_at, first_observed_at = coalesce(first_observed_at, attempted_at), last_problem = null, failures = 0, moving = ${moving}, content = ${JSON.stringify(content)}::jsonb`;
}

/**
 * A site or key that refuses an action of version 2022-05-01 refuses it again in a minute. Such a read waits as long as the slow ones, so
 * an open page does not spend the account's calls on it.
 */
export const extraAfterRefusalMs = ({ observe }: Pick<Config, 'observe'>, { code }: Problem) =>
  code === 'action-not-offered' || code === 'permission-missing' ? observe.factsMs : 0;

/** The fields that a failed or incomplete read writes. The age of the last good read stays. `extraMs`: see `extraAfterRefusalMs`. */
export const afterFailure = (claimed: Paced, problem: Problem, extraMs = 0) => Prisma.sql`
  ${afterAnyRead(Prisma.sql`interval_ms + ${backOffMs(claimed) + extraMs}::float8`)},
  failures = failures + 1, last_problem = ${JSON.stringify(storableJson({ ...problem }))}::jsonb`;
