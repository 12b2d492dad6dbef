import { addPasskey, draftPasskey, removePasskey } from '@isthmus/contracts/passkeys';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { FastifyInstance } from 'fastify';
import { tokenHashOf } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { algorithms, challengeMs, passkeyHost, spend, verifyNew } from '#access/passkeys';
import { mayUsePassword } from '#access/step-up';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { passkeyChallenge } from './passkey-challenge.ts';

/** A person's own passkeys. */
export const ownPasskeys = (app: FastifyInstance) => {
  const cookie = passkeyChallenge(app);
  const purposeOf = (request: { sessionKey: string | null }) => ({
    act: 'add' as const,
    session: tokenHashOf(request),
  });

  serve(app, draftPasskey, async ({ actor, request, reply }) => {
    const rpID = passkeyHost(app.config);
    const where = { id: actor.id };
    const person = await app.db.user.findUniqueOrThrow({ where, include: { passkeys: true } });
    if (!mayUsePassword(app, person)) throw problem('passkeys-absent');
    const options = await generateRegistrationOptions({
      rpName: 'Isthmus',
      rpID,
      // Not the address: an authenticator may show this without asking who is there.
      userID: Uint8Array.from(Buffer.from(actor.id)),
      userName: actor.email,
      userDisplayName: actor.name,
      timeout: challengeMs,
      supportedAlgorithmIDs: algorithms,
      excludeCredentials: person.passkeys.map(({ credentialId: id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    cookie.keep(reply, options.challenge, purposeOf(request));
    const { rp, user, challenge, pubKeyCredParams, excludeCredentials = [] } = options;
    return {
      ...{ rp: { id: rpID, name: rp.name }, user, challenge, pubKeyCredParams, timeout: challengeMs },
      excludeCredentials: excludeCredentials.map(({ id }) => ({ id, type: 'public-key' as const })),
      authenticatorSelection: {
        residentKey: 'required' as const,
        requireResidentKey: true as const,
        userVerification: 'required' as const,
      },
      attestation: 'none' as const,
    };
  });

  serve(app, addPasskey, async ({ actor, body: { name, made }, request, reply }) => {
    const challenge = cookie.take(request, reply, purposeOf(request));
    const row = challenge && (await verifyNew(app, made, challenge.challenge));
    if (!row) throw problem('passkey-refused');
    const { id } = await app.db.$transaction(async (tx) => {
      const person = await tx.user.findUniqueOrThrow({ where: { id: actor.id } });
      // Somebody else's passkey cannot become another person's too.
      const isTaken = (await tx.passkey.count({ where: { credentialId: row.credentialId } })) > 0;
      if (isTaken || !mayUsePassword(app, person) || !(await spend(tx, challenge))) throw problem('passkey-refused');
      const added = await tx.passkey.create({ data: { ...row, userId: actor.id, name } });
      await writeAudit(tx, byOf(request), { act: 'add-passkey', object: self(actor), details: { name } });
      return added;
    });
    return { id };
  });

  serve(app, removePasskey, async ({ actor, params: { passkeyId }, request }) => {
    await app.db.$transaction(async (tx) => {
      const found = await tx.passkey.findFirst({ where: { id: passkeyId, userId: actor.id } });
      if (!found) throw problem('not-found');
      await tx.passkey.delete({ where: { id: passkeyId } });
      await writeAudit(tx, byOf(request), {
        act: 'remove-passkey',
        object: self(actor),
        details: { name: found.name },
      });
    });
    return null;
  });
};

const self = ({ id, email }: { id: string; email: string }) => ({ kind: 'person' as const, id, name: email });
