import type { FastifyInstance } from 'fastify';

/** Returns the number of clusters with external nodes enabled, as last read, by account. */
export async function countEnabled(app: FastifyInstance, accountIds: string[]) {
  const enabled = await app.db.observation.groupBy({
    by: ['accountId'],
    where: {
      accountId: { in: accountIds },
      kind: 'external-node-support',
      content: { path: ['status'], equals: 'Enabled' },
    },
    _count: true,
  });
  return new Map(enabled.map(({ accountId, _count }) => [accountId, _count]));
}
