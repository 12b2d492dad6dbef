import { listOperations } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { toOperation, withPeople } from '#operations/to-operation';
import { serve } from '#http/serve';

const pageSize = 100;

export const list = (app: FastifyInstance) =>
  serve(app, listOperations, async ({ params, query }) => {
    const { clusterId, groupId, state, kind, requestId, before } = query;
    const rows = await app.db.operation.findMany({
      where: {
        accountId: params.accountId,
        ...(clusterId && { clusterId }),
        ...(groupId && { groupId }),
        ...(state && { state }),
        ...(kind && { kind }),
        ...(before && { createdAt: { lt: new Date(before) } }),
        ...(requestId && { attempts: { some: { requestId } } }),
      },
      include: withPeople,
      orderBy: { createdAt: 'desc' },
      take: pageSize + 1,
    });
    return { operations: rows.slice(0, pageSize).map(toOperation), more: rows.length > pageSize };
  });
