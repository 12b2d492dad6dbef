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
import { credentialOf } from '#secrets/cloud-account-credentials';
import { seal } from '#secrets/seal';
import { timeOf } from '#database/time';
import { accountChanged, accountKey } from './account-changed.ts';
import { readDetails } from './get-cloud-account.ts';
import { proveKey } from './prove-key.ts';

/** Verifies a new key, which must belong to the same account: clusters and operations are those of this UIN. */
async function verify(
  app: FastifyInstance,
  request: FastifyRequest,
  accountId: string,
  { secretId, secretKey }: NewKey,
) {
  const { site, uin } = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
  const proof = await proveKey(app, request, { site, secretId, secretKey });
  if (proof.uin !== uin) throw wrongField('secretId', 'key-of-another-account', { uin: proof.uin, expected: uin });
  return proof;
}

export const test = (app: FastifyInstance) =>
  serve(app, testCloudAccountKey, async ({ params: { accountId }, request }) =>
    proveKey(app, request, await credentialOf(app.db, app.config, accountId)),
  );

export const proveNew = (app: FastifyInstance) =>
  serve(app, proveNewKey, ({ params: { accountId }, body, request }) => verify(app, request, accountId, body));

/** Stores the new key and its audit row in one transaction. Reads that failed are read again with it. */
export const replace = (app: FastifyInstance) =>
  serve(app, replaceCloudAccountKey, async ({ params: { accountId: id }, body, actor, request }) => {
    await verify(app, request, id, body);
    const { secretId, secretKey } = body;
    const credential = Uint8Array.from(seal(app.config.keys, secretKey, [id, id]));
    await app.db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from cloud_account where id = ${id}::uuid for no key update`;
      const { name, secretId: before } = await tx.cloudAccount.findUniqueOrThrow({ where: { id } });
      const key = { secretId, credential, keySetAt: await timeOf(tx), keySetById: actor.id };
      await tx.cloudAccount.update({ where: { id }, data: key });
      await writeAudit(tx, byOf(request), {
        act: 'replace-cloud-account-key',
        at: { accountId: id },
        object: { kind: 'account', id, name },
        before: { secretId: before },
        after: { secretId },
      });
      await tx.$executeRaw`
        update observation set due_at = now() where (account_id, region, cluster_id, kind) in (
          select account_id, region, cluster_id, kind from observation
          where account_id = ${id}::uuid and last_problem is not null order by 1, 2, 3, 4 for update)`;
      await accountChanged(tx, id);
    });
    app.forget(accountKey(id));
    return readDetails(app, id);
  });
