import { Problem } from '@isthmus/contracts/problem';
import { demand, waitForRead } from '#observer/interest';
import type { ObservedKind } from '#observer/kinds/index';
import { TkeError } from '#sources/tke/tke-error';
import type { Context, Unread } from './operation-kind.ts';

const timeLimitMs = 30_000;

/** Returns the observation after a read that started now or later, good or bad. Null when none finished in time. */
export async function readNow({ app, operation }: Context, kind: ObservedKind) {
  const { accountId, region, clusterId } = operation;
  const key = { accountId, region, clusterId, kind };
  return waitForRead(app, key, await demand(app, key), timeLimitMs);
}

/** Reads these kinds again. Returns null when all rows are current, else the problem. */
export async function refresh(context: Context, ...kinds: ObservedKind[]): Promise<Unread | null> {
  for (const kind of kinds) {
    const row = await readNow(context, kind);
    if (row === null) return { verdict: 'unread', problem: null };
    if (row.lastProblem) return { verdict: 'unread', problem: Problem.parse(row.lastProblem) };
  }
  return null;
}

const unreadableRow = (kinds: ObservedKind[], { unreadable }: { unreadable: string[] }) =>
  new TkeError(kinds.join(' '), 'unreadable', null, `This row has ${unreadable.join(', ')} unreadable`, null).problem;

/** Reads these kinds, then finds the item. Reads again before a missing item counts as gone, because a list can lose an item. */
export async function readAndFind<Found extends { unreadable: string[] }>(
  context: Context,
  find: (context: Context) => Promise<Found | null>,
  ...kinds: ObservedKind[]
): Promise<Unread | { verdict: 'read'; found: Found | null }> {
  const once = async () => {
    const unread = await refresh(context, ...kinds);
    if (unread) return unread;
    const found = await find(context);
    // The stored row is older than this read, so it must not decide anything.
    if (found?.unreadable.length) return { verdict: 'unread' as const, problem: unreadableRow(kinds, found) };
    return { verdict: 'read' as const, found };
  };
  const first = await once();
  return first.verdict === 'read' && first.found === null ? once() : first;
}
