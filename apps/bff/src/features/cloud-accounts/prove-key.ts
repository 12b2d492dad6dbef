import { createHash } from 'node:crypto';
import type { KeyProof, NewKey } from '@isthmus/contracts/cloud-accounts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { assumeRole, type AssumedKey } from '#ask/assume-role';
import { languageOf } from '#ask/language';
import { timeOf } from '#database/time';
import { wrongField } from '#http/problems';
import type { Caller, Key } from '#sources/tke/tke-client';

export interface Proven {
  proof: KeyProof;
  /** The first key of a role, and when it was requested by the database's clock; null for other keys. */
  session: { assumed: AssumedKey; at: Date } | null;
}

/** Asks Tencent Cloud whose key this is and which regions it may use, and measures the time of all answers. Assumes a role first. */
export async function proveNewKey(
  app: FastifyInstance,
  request: FastifyRequest,
  site: string,
  key: NewKey,
): Promise<Proven> {
  if (key.kind === 'temporary' && new Date(key.endsAt) <= new Date()) throw wrongField('endsAt', 'key-has-ended');
  if (key.kind !== 'role') {
    const caller = { site, uin: key.secretId, key: () => key };
    return { proof: await prove(app, request, key, caller), session: null };
  }
  const base = baseOf(app, key);
  const at = await timeOf(app.db);
  const sent = once(() => assumeRole(app.tke, site, base, key.role));
  const proof = await prove(app, request, key, { site, uin: key.role.arn, key: sent });
  return { proof, session: { assumed: await sent(), at } };
}

/** Asks the same with the key that is stored. A role is assumed again. */
export async function proveStoredKey(app: FastifyInstance, request: FastifyRequest, accountId: string, caller: Caller) {
  const { keyKind } = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
  const key = keyKind === 'role' ? once(() => app.roleKeys.renewNow(accountId)) : caller.key;
  return prove(app, request, { accountId }, { ...caller, key });
}

/** `about`: what is proven. The question's id must not contain a secret, so it holds a hash. */
async function prove(app: FastifyInstance, request: FastifyRequest, about: object, caller: Caller): Promise<KeyProof> {
  const language = languageOf(request);
  const hash = createHash('sha256').update(JSON.stringify(about)).digest('hex');
  const began = performance.now();
  const send = () => app.proveCredential(caller, language);
  const parameters = { site: caller.site, about: hash, language };
  const proof = await app.question(request.actor?.id ?? '', 'GetCallerIdentity', parameters, send);
  return { ...proof, tookMs: Math.round(performance.now() - began) };
}

function baseOf(app: FastifyInstance, { base }: Extract<NewKey, { kind: 'role' }>): Key {
  if (base.from === 'account') return base;
  if (!app.config.baseKey) throw wrongField('base.from', 'no-server-key');
  return app.config.baseKey;
}

/** Both calls of a proof have the same key of the role. */
function once<T>(send: () => Promise<T>) {
  let sent: Promise<T> | undefined;
  return () => (sent ??= send());
}
