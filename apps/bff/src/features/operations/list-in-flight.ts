import { eventKey } from '@isthmus/contracts/events';
import { listInFlight } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { encode } from '#http/encoded';
import { toOperation, withPeople } from '#operations/to-operation';
import { unfinished } from '#operations/write-operation';
import { serve } from '#http/serve';

const maxOperations = 100;
const recentMs = 10 * 60_000;

/** Read again at each event of the account's operations. */
export const inFlight = (app: FastifyInstance) =>
  serve(app, listInFlight, async ({ params }) => {
    const watched = [eventKey('operations', { accountId: params.accountId })];
    return app.cached(eventKey('in-flight', params), watched, async () => {
      const isUnfinished = { state: { in: unfinished } };
      const [rows, operations] = await Promise.all([
        app.db.operation.findMany({ where: { ...params, ...isUnfinished }, select: { id: true, subjects: true } }),
        app.db.operation.findMany({
          where: { ...params, OR: [isUnfinished, { finishedAt: { gt: new Date(Date.now() - recentMs) } }] },
          include: withPeople,
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          take: maxOperations,
        }),
      ]);
      const subjects = rows.flatMap((row) => row.subjects.map((subject) => ({ subject, operationId: row.id })));
      return encode(listInFlight, { inFlight: subjects, operations: operations.map(toOperation) });
    });
  });
