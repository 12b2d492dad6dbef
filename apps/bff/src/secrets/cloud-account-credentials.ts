import type { Config } from '#config';
import type { PrismaClient } from '#generated/client';
import type { Caller } from '#sources/tke/tke-client';
import { unseal } from './seal.ts';

/** Decrypts the account's credential for one call. Throws when the row is missing or cannot be decrypted. */
export async function credentialOf(db: PrismaClient, config: Config, accountId: string): Promise<Caller> {
  const { id, site, secretId, credential, uin } = await db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
  return { site, secretId, uin, secretKey: unseal(config.key, Buffer.from(credential), [id, id]) };
}
