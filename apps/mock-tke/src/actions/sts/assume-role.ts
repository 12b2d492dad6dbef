import { createHash } from 'node:crypto';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { issueTemporaryKey } from '../../keys.ts';

interface AssumedRole {
  Credentials: { Token: string; TmpSecretId: string; TmpSecretKey: string };
  ExpiredTime: number;
  Expiration: string;
}

/** In the form of a role id. */
const roleIdOf = (name: string) =>
  `4611686${BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 10)}`)
    .toString()
    .padStart(12, '0')}`;

/** https://cloud.tencent.com/document/api/1312/48197. Any role of the account can be assumed; its permissions are not limited. */
export const AssumeRole = action<AssumedRole>()({
  service: 'sts',
  name: 'AssumeRole',
  anyRegion: true,
  changes: true,
  request: z.strictObject({
    RoleArn: z.string(),
    RoleSessionName: z.string(),
    DurationSeconds: z.int().min(1).default(7200),
  }),
  reply: ({ RoleArn, RoleSessionName, DurationSeconds }, account) => {
    const [, uin, kind, role] = /^qcs::cam::uin\/(\d+):(role|roleName)\/([\w+=,.@/-]+)$/.exec(RoleArn) ?? [];
    if (!uin || !role || !/^[\w+=,.@-]{2,128}$/.test(RoleSessionName))
      throw new TkeError('InvalidParameter.ParamError', 'RoleArn or RoleSessionName is not valid.');
    if (DurationSeconds > 43_200)
      throw new TkeError('InvalidParameter.OverTimeError', 'DurationSeconds is more than 43200.');
    if (uin !== account.uin) throw new TkeError('ResourceNotFound.RoleNotFound', 'The role does not exist.');
    const roleId = kind === 'role' ? role : roleIdOf(role);
    const key = issueTemporaryKey(account, { roleId, sessionName: RoleSessionName, seconds: DurationSeconds });
    const { token: Token, secretId: TmpSecretId, secretKey: TmpSecretKey } = key;
    return {
      Credentials: { Token, TmpSecretId, TmpSecretKey },
      ExpiredTime: Math.floor(key.expiresAt / 1000),
      Expiration: account.second(key.expiresAt),
    };
  },
});
