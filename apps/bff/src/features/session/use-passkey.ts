import { beginPasskeySignIn, challengePasskey, signInWithPasskey } from '@isthmus/contracts/passkeys';
import type { PasskeyAnswer } from '@isthmus/contracts/proof';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { tokenHashOf } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { challengeMs, consumeSigned, passkeyHost, passkeyOf, type Challenge } from '#access/passkeys';
import { forgetFailures, limitCodes } from '#access/sign-in-limit';
import { mayUsePassword } from '#access/step-up';
import type { Passkey, User } from '#generated/client';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { passkeyChallenge } from './passkey-challenge.ts';

/** Checks a known passkey. Tries are counted with those of codes: a signature cannot be guessed, but each wrong one writes a row. */
async function isAccepted(
  app: FastifyInstance,
  reply: FastifyReply,
  passkey: Passkey & { user: User },
  signed: PasskeyAnswer,
  challenge: Challenge | null,
) {
  const { user } = passkey;
  const isOpen = challenge !== null && !user.disabledAt && mayUsePassword(app, user);
  const check = async () => isOpen && (await consumeSigned(app, passkey, signed, challenge));
  const isRight = await limitCodes(app, reply, user.email, check);
  if (isRight) await forgetFailures(app.db, user.email, reply.request.ip);
  return isRight;
}

/** Whether a passkey of the person of this session signed the challenge of this session. */
export async function isRightPasskey(app: FastifyInstance, reply: FastifyReply, userId: string, signed: PasskeyAnswer) {
  const purpose = { act: 'prove' as const, session: tokenHashOf(reply.request) };
  const challenge = passkeyChallenge(app).take(reply.request, reply, purpose);
  const passkey = await passkeyOf(app, signed.id);
  return passkey?.userId === userId && isAccepted(app, reply, passkey, signed, challenge);
}

/** A passkey signs in alone, and proves at an act that its person is there. */
export const usePasskey = (app: FastifyInstance) => {
  const cookie = passkeyChallenge(app);
  const options = async () => {
    const rpId = passkeyHost(app.config);
    const { challenge } = await generateAuthenticationOptions({ rpID: rpId });
    return { rpId, challenge, timeout: challengeMs, userVerification: 'required' as const };
  };

  serve(app, challengePasskey, async ({ actor, request, reply }) => {
    const signed = await options();
    const passkeys = await app.db.passkey.findMany({ where: { userId: actor.id, host: signed.rpId } });
    cookie.keep(reply, signed.challenge, { act: 'prove', session: tokenHashOf(request) });
    const allowed = passkeys.map(({ credentialId: id, transports }) => ({
      id,
      type: 'public-key' as const,
      transports,
    }));
    return { ...signed, allowCredentials: allowed };
  });

  serve(app, beginPasskeySignIn, async ({ reply }) => {
    const signed = await options();
    cookie.keep(reply, signed.challenge, { act: 'sign-in', session: null });
    return signed;
  });

  return serve(app, signInWithPasskey, async ({ body: { passkey: signed }, request, reply }) => {
    const challenge = cookie.take(request, reply, { act: 'sign-in', session: null });
    const passkey = await passkeyOf(app, signed.id);
    // No row of the audit: everybody can send unknown ones without end.
    if (!passkey) throw problem('passkey-refused');
    const { user } = passkey;
    if (await isAccepted(app, reply, passkey, signed, challenge)) {
      if (app.config.sealedOwner !== null) reply.log.warn('the sealed owner signed in with a passkey');
      return app.startSession(reply, user);
    }
    await writeAudit(app.db, byOf(request), {
      act: 'sign-in-refused',
      object: { kind: 'person', id: user.id, name: user.email },
      outcome: 'denied',
      details: { by: 'passkey' },
    });
    throw problem('passkey-refused');
  });
};
