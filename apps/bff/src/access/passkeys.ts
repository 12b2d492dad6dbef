import { isIP } from 'node:net';
import type { PasskeyAnswer } from '@isthmus/contracts/proof';
import type { NewPasskey } from '@isthmus/contracts/passkeys';
import type { PasskeysAbsent } from '@isthmus/contracts/second-factor';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { hashOf } from '#access/invitations';
import type { Config } from '#config';
import type { Passkey, Prisma, User } from '#generated/client';
import { problem } from '#http/problems';

/** A passkey signs within this time. */
export const challengeMs = 5 * 60_000;

/** EdDSA, ES256 and RS256: what authenticators have. The library would add ML-DSA, which Node calls experimental. */
export const algorithms = [-8, -7, -257];

/** A challenge that this browser was given. */
export interface Challenge {
  challenge: string;
  /** A number of milliseconds of this process's clock. */
  expiresAt: number;
}

/**
 * Where passkeys work: the host of the public URL, to which browsers bind them. Browsers offer none for an IP address, and none without https
 * except on localhost. https://www.w3.org/TR/webauthn-3/#rp-id
 */
export function passkeysAt({ publicUrl }: Pick<Config, 'publicUrl'>): { host: string } | { absent: PasskeysAbsent } {
  const { hostname: host, protocol } = new URL(publicUrl);
  if (host.startsWith('[') || isIP(host)) return { absent: 'ip-address' };
  const isSecure = protocol === 'https:' || host === 'localhost' || host.endsWith('.localhost');
  return isSecure ? { host } : { absent: 'no-https' };
}

/** Returns the host of passkeys. Throws passkeys-absent where they do not work. */
export function passkeyHost(config: Config): string {
  const at = passkeysAt(config);
  if ('absent' in at) throw problem('passkeys-absent');
  return at.host;
}

const sourceOf = (config: Config) => ({
  expectedOrigin: new URL(config.publicUrl).origin,
  expectedRPID: passkeyHost(config),
  requireUserVerification: true,
});

/** Returns the row of a new passkey; null when the browser's answer does not fit the challenge, this site, or did not check the person. */
export async function verifyNew(
  { config, log }: FastifyInstance,
  made: z.output<typeof NewPasskey>['made'],
  challenge: string,
) {
  const { id, transports, ...response } = made;
  const answer = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
  const verified = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    supportedAlgorithmIDs: algorithms,
    ...sourceOf(config),
  }).catch((error: unknown) => log.warn({ err: error }, 'a new passkey was refused'));
  if (!verified?.verified) return null;
  const { publicKey, counter } = verified.registrationInfo.credential;
  return { credentialId: id, publicKey: Uint8Array.from(publicKey), counter, transports, host: passkeyHost(config) };
}

/** Returns the signature's counter; null when it does not fit the passkey, the challenge, or this site, or its counter is not higher. */
async function verifySigned(
  { config, log }: FastifyInstance,
  passkey: Passkey,
  signed: PasskeyAnswer,
  challenge: string,
) {
  const { id, ...response } = signed;
  const verified = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
    expectedChallenge: challenge,
    credential: { id, publicKey: Uint8Array.from(passkey.publicKey), counter: Number(passkey.counter) },
    ...sourceOf(config),
  }).catch((error: unknown) => log.warn({ err: error }, 'a passkey was refused'));
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

export const passkeyOf = (app: FastifyInstance, credentialId: string): Promise<(Passkey & { user: User }) | null> =>
  app.db.passkey.findUnique({ where: { credentialId }, include: { user: true } });

/** Checks what a passkey signed, and uses up the challenge and the counter: both count once, also for requests at the same time. */
export async function consumeSigned(
  app: FastifyInstance,
  passkey: Passkey,
  signed: PasskeyAnswer,
  { challenge, expiresAt }: Challenge,
): Promise<boolean> {
  const counter = await verifySigned(app, passkey, signed, challenge);
  if (counter === null) return false;
  return app.db.$transaction(async (tx) => {
    if (!(await spend(tx, { challenge, expiresAt }))) return false;
    const { count } = await tx.passkey.updateMany({
      where: { id: passkey.id, counter: passkey.counter },
      data: { counter, lastUsedAt: new Date() },
    });
    return count === 1;
  });
}

/** Returns false when the challenge was used before, by its hash. Deletes old ones. */
export async function spend(tx: Prisma.TransactionClient, { challenge, expiresAt }: Challenge): Promise<boolean> {
  await tx.spentChallenge.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - challengeMs) } } });
  const row = { challenge: hashOf(challenge), expiresAt: new Date(expiresAt) };
  const { count } = await tx.spentChallenge.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}
