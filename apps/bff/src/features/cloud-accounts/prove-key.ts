import { createHash } from 'node:crypto';
import type { KeyProof } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageOf } from '#ask/language';
import type { Caller } from '#sources/tke/tke-client';

/** Asks Tencent Cloud whose key this is and which regions it may use, and measures the time of both answers. */
export async function proveKey(
  app: FastifyInstance,
  request: FastifyRequest,
  { site, secretId, secretKey }: Omit<Caller, 'uin'>,
): Promise<KeyProof> {
  const language = languageOf(request);
  // The question's id must not contain the secret, so it holds a hash.
  const parameters = { site, secretId, secret: createHash('sha256').update(secretKey).digest('hex'), language };
  const began = performance.now();
  const send = () => app.proveCredential({ site, secretId, secretKey }, language);
  const proof = await app.question(request.actor?.id ?? '', 'GetCallerIdentity', parameters, send);
  return { ...proof, tookMs: Math.round(performance.now() - began) };
}
