import { listCloudAccounts, listSites } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { add, prove } from './add-cloud-account.ts';
import { toCloudAccount } from './to-cloud-account.ts';

export default async (app: FastifyInstance) => {
  serve(app, listSites, async () => ({ sites: app.config.sites }));
  serve(app, listCloudAccounts, async ({ visible }) => {
    const where = { id: { in: visible.accountIds } };
    const rows = await app.db.cloudAccount.findMany({ where, orderBy: { name: 'asc' } });
    return { accounts: rows.map((row) => toCloudAccount(row, app.config)) };
  });
  prove(app);
  add(app);
};
