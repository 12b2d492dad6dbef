import { z } from 'zod';
import { action } from '../../action.ts';

interface Identity {
  Type: string;
  AccountId: string;
  UserId: string;
  PrincipalId: string;
  Arn: string;
}

/** https://cloud.tencent.com/document/api/1312/48200 */
export const GetCallerIdentity = action<Identity>()({
  service: 'sts',
  name: 'GetCallerIdentity',
  anyRegion: true,
  request: z.strictObject({}),
  reply: (_request, { uin }, { key }) =>
    key
      ? {
          Type: 'CAMRole',
          AccountId: uin,
          UserId: `${key.roleId}:${key.sessionName}`,
          PrincipalId: uin,
          Arn: `qcs::sts:${uin}:assumed-role/${key.roleId}`,
        }
      : { Type: 'CAMUser', AccountId: uin, UserId: uin, PrincipalId: uin, Arn: `qcs::cam:${uin}:uin/${uin}` },
});
