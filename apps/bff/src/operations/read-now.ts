import { demand, newerThan } from '#observer/interest';
import type { ObservedKind } from '#observer/observation-key';
import type { Context } from './operation-kind.ts';

const withinMs = 30_000;

/** The observation after a read that began no earlier than now, good or bad; null when none came in time. */
export async function readNow({ app, operation }: Context, kind: ObservedKind) {
  const { accountId, region, clusterId } = operation;
  const key = { accountId, region, clusterId, kind };
  return newerThan(app, key, await demand(app, key), withinMs);
}

/** True when a new read was stored: the rows of that kind are then as TKE told them. */
export async function refreshed(context: Context, kind: ObservedKind): Promise<boolean> {
  const row = await readNow(context, kind);
  return row !== null && row.lastProblem === null;
}
