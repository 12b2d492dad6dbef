import type { Account } from './account.ts';
import { authFailure } from './claim.ts';
import type { TemporaryKey } from './temporary-key.ts';

/** Expired keys are kept for a day, so a caller gets TokenFailure instead of SecretIdNotFound. */
const keepExpiredMs = 86_400_000;

export function issueTemporaryKey(account: Account, role: { roleId: string; sessionName: string; seconds: number }) {
  const { chance } = account;
  const now = account.now();
  const key: TemporaryKey = {
    secretId: `MOCKtmp${chance.hex(16)}`,
    secretKey: chance.hex(16),
    token: chance.hex(32),
    roleId: role.roleId,
    sessionName: role.sessionName,
    expiresAt: now + role.seconds * 1000,
  };
  account.keys = [...account.keys.filter(({ expiresAt }) => expiresAt > now - keepExpiredMs), key];
  return key;
}

/** The code is from the common list. It is a guess that it also covers expired and missing tokens. */
export function refuseInvalidToken(account: Account, key: TemporaryKey | undefined, token: string | undefined) {
  const isFit = key ? token === key.token && account.now() < key.expiresAt : !token;
  if (!isFit) throw authFailure('TokenFailure', 'Token verification failed, please check if your Token is correct.');
}
