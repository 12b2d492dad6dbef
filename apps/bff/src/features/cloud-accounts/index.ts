import { listCloudAccounts, listSites } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { proveNew, replace, test } from './account-key.ts';
import { add, prove } from './add-cloud-account.ts';
import { change } from './change-cloud-account.ts';
import { countEnabled } from './count-enabled.ts';
import { get } from './get-cloud-account.ts';
import { remove } from './remove-cloud-account.ts';
import { toCloudAccount, withSession } from './to-cloud-account.ts';

export default async (app: FastifyInstance) => {
  serve(app, listSites, async () => ({
    sites: app.config.sites,
    serverKey: app.config.baseKey?.secretId ?? null,
  }));
  serve(app, listCloudAccounts, async ({ visible: { accountIds } }) => {
    const [rows, enabledOf] = await Promise.all([
      app.db.cloudAccount.findMany({
        where: { id: { in: accountIds } },
        orderBy: { name: 'asc' },
        include: withSession,
      }),
      countEnabled(app, accountIds),
    ]);
    return { accounts: rows.map((row) => toCloudAccount(row, app.config, enabledOf.get(row.id) ?? 0)) };
  });
  prove(app);
  add(app);
  get(app);
  change(app);
  test(app);
  proveNew(app);
  replace(app);
  remove(app);
};
