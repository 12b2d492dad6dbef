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

/**
 * https://cloud.tencent.com/document/api/1312/48197. Every account has every role; its permissions are not limited. Policies, tags and MFA are
 * not mocked. The document does not say which code answers an external id that differs or a caller who is not trusted: the one here is a guess.
 */
export const AssumeRole = action<AssumedRole>()({
  service: 'sts',
  name: 'AssumeRole',
  anyRegion: true,
  changes: true,
  request: z.strictObject({
    RoleArn: z.string(),
    RoleSessionName: z.string(),
    DurationSeconds: z.int().min(1).default(7200),
    ExternalId: z.string().optional(),
  }),
  reply: ({ RoleArn, RoleSessionName, DurationSeconds, ExternalId }, account, { accountOf }) => {
    const [, uin, kind, role] = /^qcs::cam::uin\/(\d+):(role|roleName)\/([\w+=,.@/-]+)$/.exec(RoleArn) ?? [];
    if (!uin || !role || !/^[\w+=,.@-]{2,128}$/.test(RoleSessionName))
      throw new TkeError('InvalidParameter.ParamError', 'RoleArn or RoleSessionName is not valid.');
    if (ExternalId !== undefined && !/^[\w+=,.@:/-]{2,128}$/.test(ExternalId))
      throw new TkeError('InvalidParameter.ParamError', 'ExternalId is not valid.');
    if (DurationSeconds > 43_200)
      throw new TkeError('InvalidParameter.OverTimeError', 'DurationSeconds is more than 43200.');
    const owner = uin === account.uin ? account : accountOf(uin);
    if (!owner) throw new TkeError('ResourceNotFound.RoleNotFound', 'The role does not exist.');
    const { roleExternalId, roleSeconds, trustedUins } = owner.options;
    const isTrusted = owner === account || trustedUins.includes(account.uin);
    if (!isTrusted || (roleExternalId !== null && ExternalId !== roleExternalId))
      throw new TkeError('UnauthorizedOperation', 'you are not authorized to assume this role (sts:AssumeRole)');
    const roleId = kind === 'role' ? role : roleIdOf(role);
    const seconds = Math.min(DurationSeconds, roleSeconds ?? DurationSeconds);
    const key = issueTemporaryKey(owner, { roleId, sessionName: RoleSessionName, seconds });
    const { token: Token, secretId: TmpSecretId, secretKey: TmpSecretKey } = key;
    return {
      Credentials: { Token, TmpSecretId, TmpSecretKey },
      ExpiredTime: Math.floor(key.expiresAt / 1000),
      Expiration: owner.second(key.expiresAt),
    };
  },
});
