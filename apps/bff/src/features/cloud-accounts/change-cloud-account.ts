import { changeCloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance } from 'fastify';
import type { Prisma } from '#generated/client';
import { pauseGroup } from '#operations/group';
import { serve } from '#http/serve';
import { accountChanged, accountKey } from './account-changed.ts';
import { countEnabled } from './count-enabled.ts';
import { toCloudAccount } from './to-cloud-account.ts';

/** A pause writes each operation of a group that is queued. */
const longEnough = { timeout: 60_000 };

/** Stores the change and its audit row in one transaction. `observeOnly` waits for calls whose record is being written; later ones see it. */
export const change = (app: FastifyInstance) =>
  serve(app, changeCloudAccount, async ({ params: { accountId: id }, body, actor }) => {
    const row = await app.db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from cloud_account where id = ${id}::uuid for no key update`;
      const before = await tx.cloudAccount.findUniqueOrThrow({ where: { id } });
      const changed = Object.entries(body).filter(([field, value]) => before[field as keyof typeof body] !== value);
      if (!changed.length) return before;
      const after = await tx.cloudAccount.update({ where: { id }, data: body });
      const details = Object.fromEntries(
        changed.map(([field, to]) => [field, { from: before[field as keyof typeof body], to }]),
      );
      await tx.audit.create({ data: { actorId: actor.id, accountId: id, act: 'change-cloud-account', details } });
      if (after.observeOnly && !before.observeOnly) await pauseGroups(tx, id);
      await accountChanged(tx, id);
      return after;
    }, longEnough);
    // The person's next request comes before the event.
    app.forget(accountKey(id));
    return toCloudAccount(row, app.config, (await countEnabled(app, [id])).get(id) ?? 0);
  });

/** The runner would pause each group at its next call. People see it at once. */
async function pauseGroups(tx: Prisma.TransactionClient, accountId: string) {
  const running = await tx.operationGroup.findMany({ where: { accountId, state: 'running' }, select: { id: true } });
  for (const { id } of running) await pauseGroup(tx, id, 'observe-only');
}
