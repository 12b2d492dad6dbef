import { eventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import { notify } from '#database/events';
import { matchNodesToJoins, isOpen, stateOf } from '#rules/match-nodes-to-joins';
import { joinsVersion } from './row-versions.ts';
import type { Transaction } from './kinds/kind.ts';

/** A host joins within minutes. After this, a waiting row no longer speeds up reads. */
export const soonMs = 15 * 60_000;

const issuedIn = (place: ClusterKey) => ({ ...place, issuedAt: { not: null } });

export const hasIssuedJoins = async (db: Transaction, place: ClusterKey) =>
  (await db.join.count({ where: issuedIn(place) })) > 0;

/** Whether a host that has its command may appear soon: it is not listed yet, or the command is open for more. */
export async function expectsHosts(db: Transaction, place: ClusterKey, at: Date) {
  const since = new Date(at.getTime() - soonMs);
  const joins = await db.join.findMany({ where: { ...place, issuedAt: { gt: since } } });
  return joins.some((join) => join.state === 'waiting' || isOpen(join));
}

/**
 * Compares the expected hosts with the nodes just stored: waiting → seen → running or failed, and back to waiting when the node
 * vanished. Returns the names of matched nodes, and whether a host may appear soon.
 */
export async function updateJoins(tx: Transaction, place: ClusterKey, at: Date) {
  const joins = await tx.join.findMany({ where: issuedIn(place), orderBy: { createdAt: 'asc' } });
  const [oldest] = joins;
  if (!oldest) return { matched: new Set<string>(), expecting: false };
  const nodes = await tx.externalNode.findMany({ where: { ...place, appearedAt: { gte: oldest.createdAt } } });
  const matched = matchNodesToJoins(joins, nodes);
  let changed = false;
  let expecting = false;
  for (const join of joins) {
    const [node] = matched.get(join.id) ?? [];
    const state = stateOf(node);
    const [seenName, nodeCreatedTime] = [node?.name ?? null, node?.createdTime ?? null];
    expecting ||= (state === 'waiting' || isOpen(join)) && at.getTime() - (join.issuedAt?.getTime() ?? 0) < soonMs;
    const isSame = join.seenName === seenName && join.nodeCreatedTime === nodeCreatedTime;
    if (isSame && join.state === state) continue;
    // Kept when the node vanished: a host that was seen once is not late.
    const seenAt = node && !isSame ? at : join.seenAt;
    await tx.join.update({ where: { id: join.id }, data: { state, seenName, nodeCreatedTime, seenAt } });
    changed = true;
  }
  if (changed) await notify(tx, eventKey('joins', place), await joinsVersion(tx, place));
  return { matched: new Set([...matched.values()].flatMap((found) => found.map(({ name }) => name))), expecting };
}
