import { endPersonSessions } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { lockRights } from '#access/rights';
import { serve } from '#http/serve';

/** For a lost laptop, for example. The person's next request is 401, and the open pages become empty. */
export const endSessions = (app: FastifyInstance) =>
  serve(app, endPersonSessions, async ({ params: { personId }, request }) =>
    app.db.$transaction(async (tx) => {
      const { email } = await lockRights(tx, personId, null);
      const ended = await app.endSessions(tx, { userId: personId });
      const object = { kind: 'person', id: personId, name: email } as const;
      await writeAudit(tx, byOf(request), { act: 'end-sessions', object, details: { sessionsEnded: ended } });
      return { ended };
    }),
  );
