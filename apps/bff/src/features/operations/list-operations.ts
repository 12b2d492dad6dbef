import { cursorOf } from '@isthmus/contracts/cursor';
import { listOperations } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { operationsOlderThan } from '#operations/record-order';
import { toOperation, withPeople } from '#operations/to-operation';
import { serve } from '#http/serve';

const pageSize = 100;

export const list = (app: FastifyInstance) =>
  serve(app, listOperations, async ({ params, query, visible }) => {
    const { region, clusterId, subject, groupId, state, kind, requestId, cursor } = query;
    const rows = await app.db.operation.findMany({
      where: {
        accountId: params.accountId,
        AND: visible.where,
        ...(region && { region }),
        ...(clusterId && { clusterId }),
        ...(subject && { subjects: { has: subject } }),
        ...(groupId && { groupId }),
        ...(state && { state }),
        ...(kind && { kind }),
        ...(cursor && operationsOlderThan(cursor)),
        ...(requestId && { attempts: { some: { requestId } } }),
      },
      include: withPeople,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
    });
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    const next =
      last && rows.length > pageSize
        ? cursorOf({ at: last.createdAt.toISOString(), type: 'operation', id: last.id })
        : null;
    return { operations: page.map(toOperation), next };
  });
