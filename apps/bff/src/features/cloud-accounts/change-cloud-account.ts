import { changeCloudAccount, type CloudAccountChange } from '@isthmus/contracts/cloud-accounts';
import { eventKey } from '@isthmus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { settle } from '#access/four-eyes';
import type { CloudAccount, Prisma } from '#generated/client';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { wrongField } from '#http/problems';
import { pauseGroup } from '#operations/group';
import { serve } from '#http/serve';
import { accountChanged, accountKey } from './account-changed.ts';
import { countEnabled } from './count-enabled.ts';
import { forgetReadings } from './forget-readings.ts';
import { regionsInUse } from './in-use.ts';
import { toCloudAccount, withSession } from './to-cloud-account.ts';

/** A pause writes each operation of a group that is queued. A region may have thousands of nodes. */
const longEnough = { timeout: 60_000 };

/** Stores the change and its audit row in one transaction. `observeOnly` waits for calls whose record is being written; later ones see it. */
export const change = (app: FastifyInstance) =>
  serve(app, changeCloudAccount, async ({ params: { accountId: id }, body, request }) => {
    const write = app.db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from cloud_account where id = ${id}::uuid for no key update`;
      const before = await tx.cloudAccount.findUniqueOrThrow({ where: { id }, include: withSession });
      const fields = changedFields(before, body);
      await settle(app, tx, request);
      if (!fields.length) return { row: before, dropped: [] };
      const dropped = await dropRegions(tx, before, body.regions ?? before.regions);
      const after = await tx.cloudAccount.update({ where: { id }, data: body, include: withSession });
      await writeAudit(tx, byOf(request), {
        act: 'change-cloud-account',
        at: { accountId: id },
        object: { kind: 'account', id, name: before.name },
        before: pick(before, fields),
        after: pick(after, fields),
      });
      if (after.observeOnly && !before.observeOnly) await pauseGroups(tx, id);
      await accountChanged(tx, id);
      return { row: after, dropped };
    }, longEnough);
    const { row, dropped } = await conflictIfDuplicate(write, wrongField('name', 'account-name-taken'));
    // The person's next request comes before the events.
    app.forget(accountKey(id));
    for (const region of dropped) app.forget(eventKey('clusters', { accountId: id, region }));
    return toCloudAccount(row, app.config, (await countEnabled(app, [id])).get(id) ?? 0);
  });

function changedFields(before: CloudAccount, body: CloudAccountChange) {
  const fields = Object.keys(body) as (keyof CloudAccountChange)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(body[field]));
}

const pick = (account: CloudAccount, fields: (keyof CloudAccountChange)[]) =>
  Object.fromEntries(fields.map((field) => [field, account[field]]));

/** Forgets the regions that are left out, and returns them. Refuses one that is in use. */
async function dropRegions(tx: Prisma.TransactionClient, { id, regions }: CloudAccount, next: string[]) {
  const dropped = regions.filter((region) => !next.includes(region));
  if (!dropped.length) return [];
  const [used] = (await regionsInUse(tx, id)).filter(({ region }) => dropped.includes(region));
  if (used) throw wrongField('regions', 'region-in-use', { ...used });
  await forgetReadings(tx, id, dropped);
  return dropped;
}

/** The runner would pause each group at its next call. People see it at once. */
async function pauseGroups(tx: Prisma.TransactionClient, accountId: string) {
  const running = await tx.operationGroup.findMany({ where: { accountId, state: 'running' }, select: { id: true } });
  for (const { id } of running) await pauseGroup(tx, id, 'observe-only');
}
