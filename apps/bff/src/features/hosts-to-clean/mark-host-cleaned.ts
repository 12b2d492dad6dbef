import { markHostCleaned, unmarkHostCleaned } from '@isthmus/contracts/hosts-to-clean';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import type { Actor } from '#access/permits';
import { hostsToCleanChanged } from '#observer/row-versions';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { toHostToClean, withCleaner } from './to-host-to-clean.ts';

interface Marking {
  params: ClusterKey & { hostId: string };
  actor: Actor;
  request: FastifyRequest;
}

/** Sets or clears the mark, with its audit row. A repeated request changes and records nothing. */
async function setMark(
  app: FastifyInstance,
  { params: { hostId, ...place }, actor, request }: Marking,
  isCleaned: boolean,
) {
  const row = await app.db.$transaction(async (tx) => {
    const where = { id: hostId, ...place, cleanedAt: isCleaned ? null : { not: null } };
    const data = isCleaned ? { cleanedAt: new Date(), cleanedById: actor.id } : { cleanedAt: null, cleanedById: null };
    const { count } = await tx.hostToClean.updateMany({ where, data });
    const host = await tx.hostToClean.findFirst({ where: { id: hostId, ...place }, include: withCleaner });
    if (!host) throw problem('not-found');
    if (!count) return host;
    const act = isCleaned ? 'mark-host-cleaned' : 'unmark-host-cleaned';
    const object = { kind: 'node', id: host.nodeName, name: host.nodeName } as const;
    await writeAudit(tx, byOf(request), { act, at: place, object, details: { hostId, ip: host.ip } });
    await hostsToCleanChanged(tx, place);
    return host;
  });
  return toHostToClean(row);
}

/** Records only the first person who marks a host. */
export const markCleaned = (app: FastifyInstance) => serve(app, markHostCleaned, (call) => setMark(app, call, true));

export const unmarkCleaned = (app: FastifyInstance) =>
  serve(app, unmarkHostCleaned, (call) => setMark(app, call, false));
