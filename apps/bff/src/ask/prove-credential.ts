import type { CredentialProof } from '@isthmus/contracts/cloud-accounts';
import { z } from 'zod';
import type { Caller, TkeClient } from '#tke/tke-client';

/** https://cloud.tencent.com/document/api/1312/48200 */
const Identity = z.object({ AccountId: z.string(), Arn: z.string() });

/** Who a credential belongs to and which regions TKE offers it; throws TkeError with what exactly failed. */
export async function proveCredential(
  tke: TkeClient,
  credential: Omit<Caller, 'uin'>,
  language: 'en-US' | 'zh-CN',
): Promise<CredentialProof> {
  const caller = { ...credential, uin: credential.secretId };
  const identity = Identity.parse(
    await tke.ask(caller, 'sts', 'GetCallerIdentity', {}, { region: 'ap-guangzhou', language }),
  );
  const { RegionInstanceSet } = await tke.call(caller, 'DescribeRegions', undefined, {
    region: 'ap-guangzhou',
    language,
  });
  return {
    uin: identity.AccountId,
    arn: identity.Arn,
    regions: (RegionInstanceSet ?? []).flatMap(({ RegionName, Alias }) =>
      RegionName ? [{ region: RegionName, name: Alias ?? RegionName }] : [],
    ),
  };
}
