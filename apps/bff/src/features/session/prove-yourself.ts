import { proveYourself, type Proof } from '@isthmus/contracts/proof';
import { verify } from '@node-rs/argon2';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { tokenHashOf } from '#access/actor';
import { byOf } from '#access/audit';
import { limitGuessing, noteSignIn } from '#access/sign-in-limit';
import { mayUsePassword, noteProof, writeStepUp } from '#access/step-up';
import type { User } from '#generated/client';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { isRightCode } from './second-factor.ts';
import { isRightPasskey } from './use-passkey.ts';

/** Proves that the person of a session is there. A wrong proof is audited too. */
export const prove = (app: FastifyInstance) =>
  serve(app, proveYourself, async ({ actor, body, request, reply }) => {
    const person = await app.db.user.findUniqueOrThrow({ where: { id: actor.id }, include: { totp: true } });
    if (!(await isRight(app, reply, person, body))) {
      await writeStepUp(app.db, byOf(request), person.email, body.by, 'denied');
      throw problem('proof-refused');
    }
    const provenAt = await app.db.$transaction(async (tx) => {
      if (body.by === 'password') await noteSignIn(tx, person.email, request.ip);
      return noteProof(tx, tokenHashOf(request), byOf(request), person.email, body.by);
    });
    return { provenAt: provenAt.toISOString() };
  });

async function isRight(
  app: FastifyInstance,
  reply: FastifyReply,
  person: User & { totp: object | null },
  proof: Proof,
) {
  if (proof.by === 'passkey') return isRightPasskey(app, reply, person.id, proof.passkey);
  if (proof.by === 'totp') return isRightCode(app, reply, person, proof.code);
  const { email, passwordHash } = person;
  if (passwordHash === null || person.totp !== null || !mayUsePassword(app, person)) return false;
  return limitGuessing(app, reply, email, () => verify(passwordHash, proof.password));
}
