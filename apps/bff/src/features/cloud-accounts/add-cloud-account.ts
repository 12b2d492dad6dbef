import { randomUUID } from 'node:crypto';
import { addCloudAccount, proveCredential } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { problem, wrongField } from '#http/problems';
import { keyColumns } from '#secrets/cloud-account-credentials';
import { sessionColumns } from '#secrets/role-keys';
import { serve } from '#http/serve';
import { accountChanged } from './account-changed.ts';
import { auditedKey } from './audited-key.ts';
import { proveNewKey } from './prove-key.ts';
import { toCloudAccount, withSession } from './to-cloud-account.ts';

const refuseUnlistedSite = (app: FastifyInstance, site: string) => {
  if (!app.config.sites.some(({ url }) => url === site))
    throw problem('site-not-allowed', { fields: [{ path: 'site', code: 'site-not-offered' }] });
};

export const prove = (app: FastifyInstance) =>
  serve(app, proveCredential, async ({ body, request }) => {
    refuseUnlistedSite(app, body.site);
    return (await proveNewKey(app, request, body.site, body)).proof;
  });

/** Verifies the credential, then stores the account and its audit row in one transaction. */
export const add = (app: FastifyInstance) =>
  serve(app, addCloudAccount, async ({ body, actor, request }) => {
    refuseUnlistedSite(app, body.site);
    const { site, name, colour, regions, observeOnly } = body;
    const taken = wrongField('name', 'account-name-taken');
    if (await app.db.cloudAccount.findFirst({ where: { name, removedAt: null } })) throw taken;
    const { proof, session } = await proveNewKey(app, request, site, body);
    const { uin } = proof;
    const id = randomUUID();
    const key = keyColumns(app.config.keys, id, body);
    const roleSession = session && { create: sessionColumns(app, id, session.assumed, session.at) };
    const write = app.db.$transaction(async (tx) => {
      const row = await tx.cloudAccount.create({
        data: {
          ...{ id, name, colour, site, uin, regions, observeOnly, keySetById: actor.id, ...key },
          ...(roleSession && { roleSession }),
        },
        include: withSession,
      });
      await writeAudit(tx, byOf(request), {
        act: 'add-cloud-account',
        at: { accountId: id },
        object: { kind: 'account', id, name },
        after: { name, colour, site, uin, regions, observeOnly, ...auditedKey(key) },
      });
      await accountChanged(tx, id);
      return row;
    });
    return toCloudAccount(await conflictIfDuplicate(write, taken), app.config, 0);
  });
