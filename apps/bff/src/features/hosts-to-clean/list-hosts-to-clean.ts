import { listHostsToClean } from '@isthmus/contracts/hosts-to-clean';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { toHostToClean, withCleaner } from './to-host-to-clean.ts';

/** Includes cleaned hosts, newest removal first: the list also proves who cleaned them. */
export const list = (app: FastifyInstance) =>
  serve(app, listHostsToClean, async ({ params }) => {
    const rows = await app.db.hostToClean.findMany({
      where: params,
      include: withCleaner,
      orderBy: [{ removedAt: 'desc' }, { id: 'desc' }],
    });
    return { hosts: rows.map(toHostToClean) };
  });
