import { isDeepStrictEqual } from 'node:util';
import type { Prisma } from '#generated/client';
import { countNodeChanges } from '#rules/node-changes';
import type { ObservationKey, Transaction } from './kinds/kind.ts';
import { addToDay, insertChanges } from './write-rows.ts';

export type Facts = Record<string, Prisma.InputJsonValue | null>;
export interface Change {
  id: string;
  change: 'appeared' | 'changed' | 'vanished';
  /** The fields that changed; all fields when the object appeared or vanished. */
  before: Facts | null;
  after: Facts | null;
}

/** Returns the differences between two reads, by id. */
export function changesOf(before: Map<string, Facts>, after: Map<string, Facts>): Change[] {
  const changes: Change[] = [];
  for (const [id, now] of after) {
    const was = before.get(id);
    if (!was) changes.push({ id, change: 'appeared', before: null, after: now });
    else {
      const names = Object.keys(now).filter((name) => !isDeepStrictEqual(now[name], was[name]));
      const only = (facts: Facts) => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
      if (names.length) changes.push({ id, change: 'changed', before: only(was), after: only(now) });
    }
  }
  for (const [id, was] of before)
    if (!after.has(id)) changes.push({ id, change: 'vanished', before: was, after: null });
  return changes;
}

/** The clocks of replicas differ a little. */
const graceMs = 5_000;
/** An unconfirmed effect may appear this much later. */
const unconfirmedMs = 10 * 60_000;

/** Selects operations that may have caused a change: from the first call to TKE until the read that confirmed it. */
const mayHaveCaused = (at: Date): Prisma.OperationWhereInput => ({
  attempts: { some: {} },
  OR: [
    { state: { in: ['queued', 'running', 'waiting'] } },
    { state: 'succeeded', finishedAt: { gt: new Date(at.getTime() - graceMs) } },
    {
      state: { in: ['conflict', 'needs-attention', 'resolved'] },
      updatedAt: { gt: new Date(at.getTime() - unconfirmedMs) },
    },
  ],
});

interface ReportedChange extends Change {
  name: string;
  /** The names that operations use in their subjects. */
  subjects: string[];
  /** Whether the change is part of an expected host's joining. Such a change has no operation. */
  expected?: boolean;
}

function withoutUnreadable(facts: Facts | null) {
  if (!facts) return null;
  const { unreadable: _, ...rest } = facts;
  return rest;
}

/** Appends changes to the history, and counts those of nodes. A cluster's first read starts the history, so it adds none. */
export async function keepChanges(
  tx: Transaction,
  key: ObservationKey,
  object: 'pool' | 'node',
  reported: ReportedChange[],
  at: Date,
) {
  if (!reported.length) return;
  const { accountId, region, clusterId } = key;
  const place = { accountId, region, clusterId };
  const row = await tx.observation.findUnique({
    where: { accountId_region_clusterId_kind: { ...place, kind: key.kind } },
  });
  if (!row?.observedAt) return;
  const recent = await tx.operation.findMany({
    where: {
      ...place,
      subjects: { hasSome: reported.flatMap(({ subjects }) => subjects) },
      ...mayHaveCaused(at),
    },
    select: { id: true, subjects: true },
    orderBy: { createdAt: 'desc' },
  });
  const findOperation = (subjects: string[]) =>
    recent.find((one) => one.subjects.some((subject) => subjects.includes(subject)));
  const rows = reported.map(({ id, name, change, before, after, subjects, expected = false }) => {
    const operationId = findOperation(subjects)?.id ?? null;
    const ours = expected || operationId !== null;
    const facts = { before: withoutUnreadable(before), after: withoutUnreadable(after) };
    return { ...place, at, notBefore: row.observedAt, object, objectId: id, name, change, ...facts, operationId, ours };
  });
  if (object === 'node') {
    const counts = countNodeChanges(rows);
    if (counts.joined + counts.removed + counts.lost > 0) await addToDay(tx, place, at, counts);
  }
  // Becoming unreadable, or readable again, is not a change of the object.
  await insertChanges(
    tx,
    rows.filter(({ change, after }) => change !== 'changed' || Object.keys(after ?? {}).length > 0),
  );
}
