import type { Config } from '#config';
import type { PrismaClient } from '#generated/client';
import type { Caller } from '#sources/tke/tke-client';
import { unseal } from './seal.ts';

/**
 * Decrypts the account's credential for one call. Throws when the account is unknown or removed, or the row cannot be decrypted. Reads the row
 * each time, so the next call of every process has a replaced key.
 */
export async function credentialOf(db: PrismaClient, config: Config, accountId: string): Promise<Caller> {
  const { id, site, secretId, credential, uin } = await db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
  if (!credential) throw new Error('the account was removed');
  return { site, secretId, uin, secretKey: unseal(config.keys, Buffer.from(credential), [id, id]) };
}
