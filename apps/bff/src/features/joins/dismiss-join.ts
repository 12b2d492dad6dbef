import { eventKey } from '@isthmus/contracts/events';
import { dismissJoin } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { joinsVersion } from '#observer/row-versions';
import { notify } from '#database/events';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

export const dismiss = (app: FastifyInstance) =>
  serve(app, dismissJoin, async ({ params: { joinId, ...pool } }) => {
    await app.db.$transaction(async (tx) => {
      const { count } = await tx.join.deleteMany({ where: { id: joinId, ...pool } });
      if (!count) throw problem('not-found');
      await notify(tx, eventKey('joins', pool), await joinsVersion(tx, pool));
    });
    return null;
  });
