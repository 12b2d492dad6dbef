import { removeCloudAccount } from '@isthmus/contracts/cloud-accounts';
import { confirms } from '@isthmus/contracts/confirmation';
import type { FastifyInstance } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { notify } from '#database/events';
import { timeOf } from '#database/time';
import type { Prisma } from '#generated/client';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { noKey } from '#secrets/cloud-account-credentials';
import { unfinished } from '#operations/write-operation';
import { accountChanged, accountKey } from './account-changed.ts';
import { forgetReadings } from './forget-readings.ts';

/** An account may have a hundred thousand nodes. */
const longEnough = { timeout: 60_000 };

/** Deletes what belongs to the account in one transaction with the audit row. Its row stays, because operations name it. */
export const remove = (app: FastifyInstance) =>
  serve(app, removeCloudAccount, async ({ params: { accountId: id }, body, request }) => {
    await app.db.$transaction(async (tx) => {
      // Waits for operations that are being recorded, because these hold a key lock on the row.
      await tx.$queryRaw`select id from cloud_account where id = ${id}::uuid for update`;
      const { name, uin, secretId, removedAt } = await tx.cloudAccount.findUniqueOrThrow({ where: { id } });
      if (removedAt) throw problem('not-found');
      if (!confirms(body.confirmedName, name, id)) throw wrongField('confirmedName', 'account-name-differs');
      const open = await tx.operation.findFirst({ where: { accountId: id, state: { in: unfinished } } });
      if (open) throw problem('already-in-flight', { operationId: open.id });
      await deleteContents(tx, id);
      await takeRoles(tx, id);
      // Observe only, so an operation that is recorded after this lock never reaches TKE.
      const nothing = { ...noKey, regions: [], observeOnly: true };
      await tx.cloudAccount.update({ where: { id }, data: { ...nothing, removedAt: await timeOf(tx) } });
      await writeAudit(tx, byOf(request), {
        act: 'remove-cloud-account',
        at: { accountId: id },
        object: { kind: 'account', id, name },
        before: { uin, secretId },
      });
      await accountChanged(tx, id);
    }, longEnough);
    app.forget(accountKey(id));
    return null;
  });

/** Deletes readings, expected hosts and notes. The history of changes and of health stays with the operations. */
async function deleteContents(tx: Prisma.TransactionClient, accountId: string) {
  const read = await tx.observation.findMany({ where: { accountId }, distinct: ['region'], select: { region: true } });
  await forgetReadings(
    tx,
    accountId,
    read.map(({ region }) => region),
  );
  const where = { accountId };
  await tx.join.deleteMany({ where });
  await tx.hostToClean.deleteMany({ where });
  await tx.quotaRefusal.deleteMany({ where });
  await tx.confirmedQuota.deleteMany({ where });
  await tx.poolTemplate.deleteMany({ where });
  await tx.onboarding.deleteMany({ where });
  await tx.roleSession.deleteMany({ where });
}

/** Takes the account's roles from everybody. Their rights are read again. */
async function takeRoles(tx: Prisma.TransactionClient, accountId: string) {
  const holders = { grants: { some: { accountId } } };
  const people = await tx.user.updateManyAndReturn({
    where: holders,
    data: { rightsVersion: { increment: 1 } },
    select: { id: true, rightsVersion: true },
  });
  await tx.roleGrant.deleteMany({ where: { accountId } });
  for (const { id, rightsVersion } of people) await notify(tx, personKey(id), rightsVersion);
}
