import { isthmus, writeAudit } from '#access/audit';
import { invite } from '#access/invitations';
import { rightsChanged } from '#access/rights';
import type { PrismaClient } from '#generated/client';

/** Short, because somebody on the server waits for it. */
export const ownerLinkHours = 1;

/**
 * Makes a person an enabled owner, who may be new, and returns the token of a one-time link. Who may run programs on the server may get in. Using
 * the link ends the person's sessions and other links.
 */
export const makeOwnerLink = (db: PrismaClient, email: string): Promise<string> =>
  db.$transaction(async (tx) => {
    const name = email.split('@')[0] ?? email;
    const { count } = await tx.user.createMany({ data: { email, name, isOwner: true }, skipDuplicates: true });
    const before = await tx.user.findUniqueOrThrow({ where: { email } });
    const { id, isOwner, disabledAt } = before;
    if (!isOwner || disabledAt) {
      await tx.user.update({ where: { id }, data: { isOwner: true, disabledAt: null } });
      await rightsChanged(tx, id);
    }
    const token = await invite(tx, id, { hours: ownerLinkHours, createdById: null });
    await writeAudit(tx, isthmus, {
      act: 'create-owner-link',
      object: { kind: 'person', id, name: email },
      before: count ? null : { isOwner, disabled: disabledAt !== null },
      after: { isOwner: true, disabled: false },
    });
    return token;
  });
