import { eventKey } from '@isthmus/contracts/events';
import { dismissJoin } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { joinsVersion } from '#observer/row-versions';
import { notify } from '#database/events';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { poolObject } from './pool-object.ts';

export const dismiss = (app: FastifyInstance) =>
  serve(app, dismissJoin, async ({ params: { joinId, ...pool }, request }) => {
    await app.db.$transaction(async (tx) => {
      const join = await tx.join.findFirst({ where: { id: joinId, ...pool } });
      const { count } = await tx.join.deleteMany({ where: { id: joinId, ...pool } });
      if (!join || !count) throw problem('not-found');
      await writeAudit(tx, byOf(request), {
        act: 'dismiss-join',
        at: pool,
        object: await poolObject(tx, pool),
        before: { host: join.nodeName ?? join.ip, interface: join.interface, download: join.download },
      });
      await notify(tx, eventKey('joins', pool), await joinsVersion(tx, pool));
    });
    return null;
  });
