import type { NewKey } from '@isthmus/contracts/cloud-accounts';
import { Role } from '@isthmus/contracts/account-keys';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Prisma, type CloudAccount } from '#generated/client';
import type { Caller, Key } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { seal, unseal, type Keys } from './seal.ts';

/** The role of an account, as stored. */
export const StoredRole = Role.extend({ base: z.enum(['server', 'account']) });

/** The sealed text of a key with a token. */
const WithToken = z.object({ secretKey: z.string(), token: z.string() });

/** The ids that a sealed key is bound to. The kind is one of them, so no version of Isthmus takes one kind for another. */
const ownerOf = (id: string, what: string) => (what === 'permanent' ? [id, id] : [id, id, what]);

export const sealTokenKey = (keys: Keys, id: string, what: 'temporary' | 'session', key: z.input<typeof WithToken>) =>
  Uint8Array.from(seal(keys, JSON.stringify(WithToken.parse(key)), ownerOf(id, what)));

export const openTokenKey = (keys: Keys, id: string, what: 'temporary' | 'session', sealed: Uint8Array) =>
  WithToken.parse(JSON.parse(unseal(keys, Buffer.from(sealed), ownerOf(id, what))));

/** The columns of an account without a key. */
export const noKey = { credential: null, secretId: '', keyEndsAt: null, role: Prisma.DbNull };

/** Returns the columns of an account that hold this key. */
export function keyColumns(keys: Keys, id: string, key: NewKey) {
  const sealed = (text: string) => Uint8Array.from(seal(keys, text, ownerOf(id, key.kind)));
  const plain = { keyKind: key.kind, keyEndsAt: null, role: Prisma.DbNull };
  switch (key.kind) {
    case 'permanent':
      return { ...plain, secretId: key.secretId, credential: sealed(key.secretKey) };
    case 'temporary':
      return {
        ...plain,
        secretId: key.secretId,
        credential: sealTokenKey(keys, id, 'temporary', key),
        keyEndsAt: new Date(key.endsAt),
      };
    case 'role': {
      const { base, role } = key;
      const own = base.from === 'account' ? base : null;
      return {
        ...plain,
        secretId: own?.secretId ?? '',
        credential: own && sealed(own.secretKey),
        role: { ...role, base: base.from },
      };
    }
  }
}

type KeyRow = Pick<CloudAccount, 'id' | 'keyKind' | 'keyEndsAt' | 'secretId' | 'credential'>;

/** Returns the stored key of an account; for a role the one that assumes it. Throws `ended` after the end of a temporary key. */
export function storedKey(
  config: FastifyInstance['config'],
  { id, keyKind, keyEndsAt, secretId, credential }: KeyRow,
): Key {
  if (!credential) {
    if (!config.baseKey) throw new TkeError('AssumeRole', 'unset', null, 'ISTHMUS_BASE_SECRET_ID is not set', null);
    return config.baseKey;
  }
  if (keyEndsAt && keyEndsAt <= new Date()) {
    const ended = keyEndsAt.toISOString();
    throw new TkeError('GetCallerIdentity', 'ended', null, `The key ended at ${ended}; nothing was sent.`, null);
  }
  if (keyKind === 'temporary') return { secretId, ...openTokenKey(config.keys, id, keyKind, credential) };
  return { secretId, secretKey: unseal(config.keys, Buffer.from(credential), ownerOf(id, keyKind)) };
}

/**
 * Returns the caller of an account. Reads the row each time, so the next call of every process has a replaced key. Throws when the account is
 * unknown or removed; a key that cannot be had fails the call that needs it.
 */
export async function credentialOf(app: FastifyInstance, accountId: string): Promise<Caller> {
  const row = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
  if (row.removedAt) throw new Error('the account was removed');
  const { site, uin, keyKind } = row;
  return {
    site,
    uin,
    key: (signal) => (keyKind === 'role' ? app.roleKeys.keyOf(accountId, signal) : storedKey(app.config, row)),
  };
}
