import type { Role } from '@isthmus/contracts/account-keys';
import { z } from 'zod';
import { financeRegionOf } from '#rules/finance-region';
import type { Key, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { parseReply, questionSignal } from './answer.ts';

/** https://cloud.tencent.com/document/api/1312/48197. `ExpiredTime`: Unix seconds. */
const Assumed = z.object({
  Credentials: z.object({ TmpSecretId: z.string().min(1), TmpSecretKey: z.string().min(1), Token: z.string().min(1) }),
  ExpiredTime: z.number().int(),
});

/** A key of a role. `lifeMs`: from the moment at which it was requested. */
export interface AssumedKey {
  secretId: string;
  secretKey: string;
  token: string;
  lifeMs: number;
}

/** Assumes a role with the key `base`. Throws TkeError with the exact failure. */
export async function assumeRole(tke: TkeClient, site: string, base: Key, role: Role): Promise<AssumedKey> {
  const action = 'AssumeRole';
  // The account of the base key is not known, and its calls are few.
  const caller = { site, uin: base.secretId, key: () => base };
  const options = { region: financeRegionOf(site) ?? 'ap-guangzhou', signal: questionSignal() };
  const request = {
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    DurationSeconds: role.seconds,
    ...(role.externalId !== null && { ExternalId: role.externalId }),
  };
  const began = Date.now();
  const { Credentials, ExpiredTime } = parseReply(
    action,
    Assumed,
    await tke.ask(caller, 'sts', action, request, options),
  );
  // Never longer than requested: our clock may be behind Tencent's.
  const lifeMs = Math.min(role.seconds * 1000, ExpiredTime * 1000 - began);
  if (lifeMs <= 0) throw new TkeError(action, 'unreadable', null, 'the key of the role has already ended', null);
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = Credentials;
  return { secretId, secretKey, token, lifeMs };
}
