import type { FastifyInstance } from 'fastify';
import { gapFrom } from '#rules/reading-gap';
import type { Window } from './window.ts';

/** Reads the times without readings, and since when the nodes are known. */
export async function readGaps(app: FastifyInstance, { place, from, until }: Window) {
  const [rows, nodes] = await Promise.all([
    app.db.readingGap.findMany({ where: { ...place, endedAt: { gt: from } }, orderBy: { beganAt: 'asc' } }),
    app.db.observation.findUnique({
      where: { accountId_region_clusterId_kind: { ...place, kind: 'external-nodes' } },
    }),
  ]);
  const lasting = nodes && gapFrom(nodes, until, app.config.observe.idleMs);
  return {
    knownFrom: nodes?.firstObservedAt?.toISOString() ?? null,
    gaps: [
      // A part of the lasting gap is stored when an incomplete reading changed a count.
      ...rows
        .filter(({ beganAt }) => beganAt.getTime() !== lasting?.getTime())
        .map(({ beganAt, endedAt }) => ({ beganAt: beganAt.toISOString(), endedAt: endedAt.toISOString() })),
      ...(lasting ? [{ beganAt: lasting.toISOString(), endedAt: null }] : []),
    ],
  };
}
