import { eventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import { notify } from '#database/events';
import { matchNodesToJoins, isOpen, stateOf } from '#rules/match-nodes-to-joins';
import { joinsVersion } from './row-versions.ts';
import type { Transaction } from './kinds/kind.ts';

/** A host joins within minutes. A row that waits longer is read at the usual pace. */
const soonMs = 15 * 60_000;

/**
 * Compares the expected hosts with the nodes just stored: waiting → seen → running or failed, and back to waiting when the node
 * vanished. Returns the expected names, and whether a host may appear at any moment.
 */
export async function updateJoins(tx: Transaction, place: ClusterKey, at: Date) {
  const joins = await tx.join.findMany({ where: { ...place, issuedAt: { not: null } }, orderBy: { createdAt: 'asc' } });
  const [oldest] = joins;
  if (!oldest) return { answers: new Set<string>(), expecting: false };
  const nodes = await tx.externalNode.findMany({ where: { ...place, appearedAt: { gte: oldest.createdAt } } });
  const answers = matchNodesToJoins(joins, nodes);
  let changed = false;
  let expecting = false;
  for (const join of joins) {
    const [node] = answers.get(join.id) ?? [];
    const state = stateOf(node);
    const [seenName, nodeCreatedTime] = [node?.name ?? null, node?.createdTime ?? null];
    expecting ||= (state === 'waiting' || isOpen(join)) && at.getTime() - (join.issuedAt?.getTime() ?? 0) < soonMs;
    const isSame = join.seenName === seenName && join.nodeCreatedTime === nodeCreatedTime;
    if (isSame && join.state === state) continue;
    // Kept when the node vanished: a host that was there is not a late one.
    const seenAt = node && !isSame ? at : join.seenAt;
    await tx.join.update({ where: { id: join.id }, data: { state, seenName, nodeCreatedTime, seenAt } });
    changed = true;
  }
  if (changed) await notify(tx, eventKey('joins', place), await joinsVersion(tx, place));
  return { answers: new Set([...answers.values()].flatMap((found) => found.map(({ name }) => name))), expecting };
}
