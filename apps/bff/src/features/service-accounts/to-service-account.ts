import type { ServiceAccount } from '@isthmus/contracts/service-accounts';
import { actorFields, toGrant } from '#access/actor';
import { sessionName } from '#access/audit';
import type { Visible } from '#access/visible';
import type { Prisma } from '#generated/client';

export const serviceFields = {
  ...actorFields,
  tokens: { orderBy: { createdAt: 'asc' }, include: { createdBy: { select: { name: true } } } },
} satisfies Prisma.UserSelect;
type Row = Prisma.UserGetPayload<{ select: typeof serviceFields }>;

/** No address ends with it (https://www.rfc-editor.org/rfc/rfc2606), so nobody gets mail for it or signs in with it. */
export const addressOf = (name: string) => `${name}@service.invalid`;

/** `isOwner`: only owners see tokens. */
export function toServiceAccount(
  row: Row,
  { visible, isOwner }: { visible: Visible; isOwner: boolean },
): ServiceAccount {
  const { id, name, email, rightsVersion, grants } = row;
  const accounts = visible.accountIds;
  const tokens = row.tokens.map(({ tokenHash, createdBy, ...token }) => ({
    id: sessionName(tokenHash),
    name: token.name,
    by: createdBy.name,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    lastAddress: token.lastAddress,
  }));
  return {
    id,
    name,
    email,
    rightsVersion,
    grants: grants.filter(({ accountId }) => accounts.includes(accountId)).map(toGrant),
    tokens: isOwner ? tokens : null,
  };
}
