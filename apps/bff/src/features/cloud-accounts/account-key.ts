import {
  proveNewKey,
  replaceCloudAccountKey,
  testCloudAccountKey,
  type NewKey,
} from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { credentialOf, keyColumns } from '#secrets/cloud-account-credentials';
import { sessionColumns } from '#secrets/role-keys';
import { retryFailedReadsOf } from '#observer/interest';
import { timeOf } from '#database/time';
import { accountChanged, accountKey } from './account-changed.ts';
import { readDetails } from './get-cloud-account.ts';
import { auditedKey } from './audited-key.ts';
import { proveNewKey as askNewKey, proveStoredKey } from './prove-key.ts';

/** Verifies a new key, which must belong to the same account: clusters and operations are those of this UIN. */
async function verify(app: FastifyInstance, request: FastifyRequest, accountId: string, key: NewKey) {
  const { site, uin } = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
  const proven = await askNewKey(app, request, site, key);
  const { proof } = proven;
  const field = key.kind === 'role' ? 'role.arn' : 'secretId';
  if (proof.uin !== uin) throw wrongField(field, 'key-of-another-account', { uin: proof.uin, expected: uin });
  return proven;
}

export const test = (app: FastifyInstance) =>
  serve(app, testCloudAccountKey, async ({ params: { accountId }, request }) =>
    proveStoredKey(app, request, accountId, await credentialOf(app, accountId)),
  );

export const proveNew = (app: FastifyInstance) =>
  serve(
    app,
    proveNewKey,
    async ({ params: { accountId }, body, request }) => (await verify(app, request, accountId, body)).proof,
  );

/** Stores the new key and its audit row in one transaction. Reads that failed are read again with it. */
export const replace = (app: FastifyInstance) =>
  serve(app, replaceCloudAccountKey, async ({ params: { accountId: id }, body, actor, request }) => {
    const { session } = await verify(app, request, id, body);
    const columns = keyColumns(app.config.keys, id, body);
    await app.db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from cloud_account where id = ${id}::uuid for no key update`;
      const before = await tx.cloudAccount.findUniqueOrThrow({ where: { id } });
      const key = { ...columns, keySetAt: await timeOf(tx), keySetById: actor.id };
      await tx.cloudAccount.update({ where: { id }, data: key });
      await tx.roleSession.deleteMany({ where: { accountId: id } });
      if (session)
        await tx.roleSession.create({
          data: { accountId: id, ...sessionColumns(app, id, session.assumed, session.at) },
        });
      await writeAudit(tx, byOf(request), {
        act: 'replace-cloud-account-key',
        at: { accountId: id },
        object: { kind: 'account', id, name: before.name },
        before: auditedKey(before),
        after: auditedKey(columns),
      });
      await retryFailedReadsOf(tx, id);
      await accountChanged(tx, id);
    });
    app.forget(accountKey(id));
    return readDetails(app, id);
  });
