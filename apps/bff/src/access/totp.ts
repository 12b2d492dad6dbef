import { generateSecret, generateURI, verify } from 'otplib';
import type { Config } from '#config';
import type { Prisma } from '#generated/client';
import { seal, unseal } from '#secrets/seal';

/** A code also works half a minute early or late: clocks of phones differ. https://www.rfc-editor.org/rfc/rfc6238#section-5.2 */
const toleranceSeconds = 30;

type Key = Pick<Config, 'keys'>;
const owner = (userId: string) => ['totp', userId];

export const newSecret = () => generateSecret();

/** The address that authenticator apps read from the picture. */
export const uriOf = (secret: string, email: string) => generateURI({ issuer: 'Isthmus', label: email, secret });

/** Returns the time step of a right code; null for a wrong one, and for one of a step that was used. */
export async function stepOf(secret: string, code: string, lastStep: number | null): Promise<number | null> {
  const after = lastStep === null ? {} : { afterTimeStep: lastStep };
  const found = await verify({ secret, token: code, epochTolerance: toleranceSeconds, ...after });
  return found.valid && 'timeStep' in found ? found.timeStep : null;
}

/** Bound to the person: in another row it does not open. */
export const sealSecret = ({ keys }: Key, userId: string, secret: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(seal(keys, secret, owner(userId)));

/** Checks a code, and uses it up: it works once, also for requests at the same time. */
export async function consumeCode(db: Prisma.TransactionClient, { keys }: Key, userId: string, code: string) {
  const totp = await db.totp.findUnique({ where: { userId } });
  if (!totp) return false;
  const step = await stepOf(unseal(keys, Buffer.from(totp.secret), owner(userId)), code, totp.lastStep);
  if (step === null) return false;
  const { count } = await db.totp.updateMany({
    where: { userId, createdAt: totp.createdAt, lastStep: { lt: step } },
    data: { lastStep: step, lastUsedAt: new Date() },
  });
  return count === 1;
}
