import { listCloudAccounts, listSites } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { add, prove } from './add-cloud-account.ts';
import { toCloudAccount } from './to-cloud-account.ts';

export default async (app: FastifyInstance) => {
  serve(app, listSites, async () => ({ sites: app.config.sites }));
  serve(app, listCloudAccounts, async ({ visible }) => {
    const where = { id: { in: visible.accountIds } };
    const [rows, enabled] = await Promise.all([
      app.db.cloudAccount.findMany({ where, orderBy: { name: 'asc' } }),
      app.db.observation.groupBy({
        by: ['accountId'],
        where: {
          accountId: { in: visible.accountIds },
          kind: 'external-node-support',
          content: { path: ['status'], equals: 'Enabled' },
        },
        _count: true,
      }),
    ]);
    const enabledOf = new Map(enabled.map(({ accountId, _count }) => [accountId, _count]));
    return { accounts: rows.map((row) => toCloudAccount(row, app.config, enabledOf.get(row.id) ?? 0)) };
  });
  prove(app);
  add(app);
};
