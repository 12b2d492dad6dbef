import { applyGroups } from '#access/apply-groups';
import { sessionName, writeAudit, type By } from '#access/audit';
import { noteProof } from '#access/step-up';
import { consumeInvitation, invitedUserId } from '#access/invitations';
import type { Confirmation } from '#access/provider-session';
import type { Prisma, User } from '#generated/client';

type Tx = Prisma.TransactionClient;
/** Why a confirmed person does not get in. */
export type IdentityRefusal = 'not-invited' | 'identity-taken' | 'person-disabled' | 'link-used' | 'sign-in-expired';

export class IdentityRefused extends Error {
  readonly refusal: IdentityRefusal;
  constructor(refusal: IdentityRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** What people call this person: only to show, never to find anybody. */
export const accountOf = ({ email, name, subject }: Pick<Confirmation, 'email' | 'name' | 'subject'>) =>
  email ?? name ?? subject;

/** What the provider reports about this sign-in, also when that is nothing: an older report says nothing about it. */
const reportOf = ({ methods }: Confirmation) => ({ amr: methods, amrAt: new Date() });

const keyOf = ({ issuer, subject }: Pick<Confirmation, 'issuer' | 'subject'>) => ({ issuer, subject });

/** Binds the identity to a person. Two people cannot have one identity. */
async function bind(tx: Tx, userId: string, confirmed: Confirmation, by: By) {
  const account = accountOf(confirmed);
  const report = reportOf(confirmed);
  const row = { ...keyOf(confirmed), userId, account, ...report };
  const { userId: owner, user } = await tx.identity.upsert({
    where: { issuer_subject: keyOf(confirmed) },
    create: row,
    update: { account, ...report },
    include: { user: true },
  });
  if (owner !== userId) throw new IdentityRefused('identity-taken');
  await writeAudit(
    tx,
    { ...by, actorId: userId },
    {
      act: 'bind-identity',
      object: { kind: 'person', id: userId, name: user.email },
      details: { provider: confirmed.provider.id, ...keyOf(confirmed), account },
    },
  );
}

/** Uses an invitation: binds the identity, and ends the person's sessions, as a new password does. */
export async function bindByInvitation(
  tx: Tx,
  token: string,
  confirmed: Confirmation,
  by: By,
  endSessions: (tx: Tx, which: { userId: string }) => Promise<number>,
) {
  const userId = await invitedUserId(tx, token);
  if (userId === null || !(await consumeInvitation(tx, token, userId))) throw new IdentityRefused('link-used');
  await bind(tx, userId, confirmed, by);
  await endSessions(tx, { userId });
}

/** Binds the identity to the person of a session that still exists. */
export async function bindInSession(tx: Tx, tokenHash: string, confirmed: Confirmation, by: By) {
  const session = await tx.session.findUnique({ where: { tokenHash, expiresAt: { gt: new Date() } } });
  if (!session) throw new IdentityRefused('link-used');
  await bind(tx, session.userId, confirmed, { ...by, session: sessionName(tokenHash) });
  return null;
}

/** Counts a sign-in at the provider as a proof of the person of a session that still exists. The identity must be that person's. */
export async function proveInSession(tx: Tx, tokenHash: string, confirmed: Confirmation, by: By) {
  const where = { tokenHash, expiresAt: { gt: new Date() } };
  const session = await tx.session.findUnique({ where, include: { user: true } });
  if (!session) throw new IdentityRefused('sign-in-expired');
  const identity = await tx.identity.findUnique({ where: { issuer_subject: keyOf(confirmed) } });
  if (identity?.userId !== session.userId) throw new IdentityRefused('identity-taken');
  const { id, email } = session.user;
  await tx.identity.update({ where: { issuer_subject: keyOf(confirmed) }, data: reportOf(confirmed) });
  await noteProof(tx, tokenHash, { ...by, actorId: id, session: sessionName(tokenHash) }, email, 'provider');
  return null;
}

/** Returns the person of an identity, with the rights that its groups give now. */
export async function personOf(tx: Tx, confirmed: Confirmation, by: By, sealedOwner: string | null): Promise<User> {
  const where = { issuer_subject: keyOf(confirmed) };
  const identity = await tx.identity.findUnique({ where, include: { user: true } });
  if (!identity) throw new IdentityRefused('not-invited');
  if (identity.user.disabledAt) throw new IdentityRefused('person-disabled');
  await tx.identity.update({
    where,
    data: { account: accountOf(confirmed), lastUsedAt: new Date(), ...reportOf(confirmed) },
  });
  await applyGroups(tx, identity.userId, confirmed, { ...by, actorId: identity.userId }, sealedOwner);
  return identity.user;
}
