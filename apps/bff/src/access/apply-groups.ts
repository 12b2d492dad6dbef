import { writeAudit, type By } from '#access/audit';
import type { Confirmation } from '#access/provider-session';
import { isLastOwner, lockRights, rightsChanged } from '#access/rights';
import type { Prisma } from '#generated/client';
import { rolesOfGroups } from '#rules/group-roles';

const asText = (value: { isOwner: boolean; grants: object[] }) =>
  JSON.stringify([value.isOwner, value.grants.map((grant) => JSON.stringify(Object.entries(grant).sort())).sort()]);

/**
 * Replaces what a person may do with what the provider's groups allow, and writes both to the audit. Does nothing when the provider maps no
 * groups, or nothing changed. The last owner and the sealed one stay: else nobody could repair a wrong mapping.
 */
export async function applyGroups(
  tx: Prisma.TransactionClient,
  userId: string,
  { provider, groups }: Confirmation,
  by: By,
  sealedOwner: string | null,
) {
  if (!provider.groups.length || groups === null) return;
  const accounts = await tx.cloudAccount.findMany({
    where: { removedAt: null },
    select: { id: true, name: true, regions: true },
  });
  const mapped = rolesOfGroups(provider.groups, groups, accounts);
  // All owners are locked before this person, as everywhere, so two changes cannot wait for each other.
  const isLast = !mapped.isOwner && (await isLastOwner(tx, userId));
  const before = await lockRights(tx, userId, null);
  const staysOwner = before.isOwner && (isLast || before.email === sealedOwner);
  const after = { isOwner: mapped.isOwner || staysOwner, grants: mapped.grants };
  const { rolesFrom } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { rolesFrom: true } });
  if (rolesFrom === provider.issuer && asText(before) === asText(after)) return;
  await tx.user.update({ where: { id: userId }, data: { isOwner: after.isOwner, rolesFrom: provider.issuer } });
  await tx.roleGrant.deleteMany({ where: { userId } });
  await tx.roleGrant.createMany({ data: after.grants.map((grant) => ({ userId, ...grant })) });
  await rightsChanged(tx, userId);
  await writeAudit(tx, by, {
    act: 'map-groups',
    object: { kind: 'person', id: userId, name: before.email },
    before: { isOwner: before.isOwner, roles: before.grants },
    after: { isOwner: after.isOwner, roles: after.grants },
    details: {
      provider: provider.id,
      groups: groups.filter((group) => provider.groups.some((one) => one.group === group)),
    },
  });
}
