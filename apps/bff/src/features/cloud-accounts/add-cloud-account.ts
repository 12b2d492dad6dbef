import { randomUUID } from 'node:crypto';
import { addCloudAccount, proveCredential } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { problem, wrongField } from '#http/problems';
import { seal } from '#secrets/seal';
import { serve } from '#http/serve';
import { accountChanged } from './account-changed.ts';
import { proveKey } from './prove-key.ts';
import { toCloudAccount } from './to-cloud-account.ts';

const refuseUnlistedSite = (app: FastifyInstance, site: string) => {
  if (!app.config.sites.some(({ url }) => url === site))
    throw problem('site-not-allowed', { fields: [{ path: 'site', code: 'site-not-offered' }] });
};

export const prove = (app: FastifyInstance) =>
  serve(app, proveCredential, async ({ body, request }) => {
    refuseUnlistedSite(app, body.site);
    return proveKey(app, request, body);
  });

/** Verifies the credential, then stores the account and its audit row in one transaction. */
export const add = (app: FastifyInstance) =>
  serve(app, addCloudAccount, async ({ body, actor, request }) => {
    refuseUnlistedSite(app, body.site);
    const { site, secretId, secretKey, name, colour, regions, observeOnly } = body;
    const taken = wrongField('name', 'account-name-taken');
    if (await app.db.cloudAccount.findFirst({ where: { name, removedAt: null } })) throw taken;
    const { uin } = await proveKey(app, request, { site, secretId, secretKey });
    const id = randomUUID();
    const credential = Uint8Array.from(seal(app.config.keys, secretKey, [id, id]));
    const write = app.db.$transaction(async (tx) => {
      const row = await tx.cloudAccount.create({
        data: { id, name, colour, site, secretId, credential, uin, regions, observeOnly, keySetById: actor.id },
      });
      await writeAudit(tx, byOf(request), {
        act: 'add-cloud-account',
        at: { accountId: id },
        object: { kind: 'account', id, name },
        after: { name, colour, site, secretId, uin, regions, observeOnly },
      });
      await accountChanged(tx, id);
      return row;
    });
    return toCloudAccount(await conflictIfDuplicate(write, taken), app.config, 0);
  });
