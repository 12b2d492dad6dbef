import { eventKey } from '@isthmus/contracts/events';
import { markHostCleaned } from '@isthmus/contracts/hosts-to-clean';
import type { FastifyInstance } from 'fastify';
import { hostsToCleanVersion } from '#observer/row-versions';
import { notify } from '#database/events';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { toHostToClean, withCleaner } from './to-host-to-clean.ts';

/** Records only the first person who marks a host. */
export const markCleaned = (app: FastifyInstance) =>
  serve(app, markHostCleaned, async ({ params: { hostId, ...place }, actor }) => {
    const { accountId, region, clusterId } = place;
    const row = await app.db.$transaction(async (tx) => {
      const data = { cleanedAt: new Date(), cleanedById: actor.id };
      const { count } = await tx.hostToClean.updateMany({ where: { id: hostId, ...place, cleanedAt: null }, data });
      const host = await tx.hostToClean.findFirst({ where: { id: hostId, ...place }, include: withCleaner });
      if (!host) throw problem('not-found');
      if (!count) return host;
      const details = { region, clusterId, hostId, target: host.nodeName };
      await tx.audit.create({ data: { actorId: actor.id, accountId, act: 'mark-host-cleaned', details } });
      await notify(tx, eventKey('hosts-to-clean', place), await hostsToCleanVersion(tx, place));
      return host;
    });
    return toHostToClean(row);
  });
