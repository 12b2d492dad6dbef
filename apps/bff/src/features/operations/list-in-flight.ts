import { eventKey } from '@isthmus/contracts/events';
import { listInFlight } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { encode } from '#http/encoded';
import { unfinished } from '#operations/write-operation';
import { serve } from '#http/serve';

/** Read again at each event of the account's operations. */
export const inFlight = (app: FastifyInstance) =>
  serve(app, listInFlight, async ({ params }) => {
    const watched = [eventKey('operations', { accountId: params.accountId })];
    return app.cached(eventKey('in-flight', params), watched, async () => {
      const rows = await app.db.operation.findMany({
        where: { ...params, state: { in: unfinished } },
        select: { id: true, subjects: true },
      });
      const subjects = rows.flatMap((row) => row.subjects.map((subject) => ({ subject, operationId: row.id })));
      return encode(listInFlight, { inFlight: subjects });
    });
  });
