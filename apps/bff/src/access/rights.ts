import type { Grant } from '@isthmus/contracts/roles';
import { actorFields, personKey, toGrant } from '#access/actor';
import type { Kind } from '#access/permits';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';
import { problem, wrongField } from '#http/problems';

type Tx = Prisma.TransactionClient;

/** Locks a person, and throws changed-meanwhile when the rights are no longer those that the reader saw. `kinds`: another one is not-found. */
export async function lockRights(
  tx: Tx,
  id: string,
  rightsVersion: number | null,
  kinds: readonly Kind[] = ['person'],
) {
  await tx.$queryRaw`select id from "user" where id = ${id}::uuid for update`;
  const person = await tx.user.findUnique({ where: { id }, select: { ...actorFields, passwordHash: true } });
  if (!person || !kinds.some((kind) => kind === person.kind)) throw problem('not-found');
  if (rightsVersion !== null && person.rightsVersion !== rightsVersion) throw problem('changed-meanwhile');
  return { ...person, grants: person.grants.map(toGrant) };
}

/** Every process reads the person's rights again, and the person's streams start again, when the transaction commits. */
export async function rightsChanged(tx: Tx, id: string) {
  const { rightsVersion } = await tx.user.update({
    where: { id },
    data: { rightsVersion: { increment: 1 } },
    select: { rightsVersion: true },
  });
  await notify(tx, personKey(id), rightsVersion);
}

/** Whether no other person could sign in and manage people. Locks the owners, so they change one at a time. */
export async function isLastOwner(tx: Tx, id: string): Promise<boolean> {
  const owners = await tx.$queryRaw<{ id: string }[]>`
    select id from "user" where is_owner and disabled_at is null
      and (password_hash is not null or exists (select from identity where user_id = "user".id))
    order by id for update`;
  return !owners.some((owner) => owner.id !== id);
}

export async function refuseLastOwner(tx: Tx, id: string) {
  if (await isLastOwner(tx, id)) throw problem('last-owner');
}

/** Refuses grants on accounts that do not exist, and two for the same place. */
export async function toRows(tx: Tx, userId: string, grants: readonly Grant[], path: string) {
  const accounts = await tx.cloudAccount.findMany({
    where: { id: { in: grants.map(({ accountId }) => accountId) }, removedAt: null },
    select: { id: true, regions: true },
  });
  const rows = grants.map(({ accountId, region = '', clusterId = '', role }) => ({
    userId,
    accountId,
    region,
    clusterId,
    role,
  }));
  rows.forEach(({ accountId, region, clusterId }, index) => {
    const account = accounts.find(({ id }) => id === accountId);
    if (!account) throw wrongField(`${path}.${index}.accountId`, 'not-offered');
    if ((region && !account.regions.includes(region)) || (clusterId && !region))
      throw wrongField(`${path}.${index}.region`, 'not-offered');
    const isSame = (other: (typeof rows)[number]) =>
      other.accountId === accountId && other.region === region && other.clusterId === clusterId;
    if (rows.findIndex(isSame) !== index) throw wrongField(`${path}.${index}.role`, 'role-twice');
  });
  return rows;
}
