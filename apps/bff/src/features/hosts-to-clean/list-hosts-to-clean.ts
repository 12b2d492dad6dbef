import { listHostsToClean } from '@isthmus/contracts/hosts-to-clean';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { toHostToClean, withCleaner } from './to-host-to-clean.ts';

/** The cleaned ones too, newest removal first: the list is also the proof that somebody did it. */
export const list = (app: FastifyInstance) =>
  serve(app, listHostsToClean, async ({ params }) => {
    const rows = await app.db.hostToClean.findMany({
      where: params,
      include: withCleaner,
      orderBy: [{ removedAt: 'desc' }, { id: 'desc' }],
    });
    return { hosts: rows.map(toHostToClean) };
  });
