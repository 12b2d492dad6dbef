import type { CredentialProof } from '@isthmus/contracts/cloud-accounts';
import { z } from 'zod';
import { financeRegionOf, regionsOfSite } from '#rules/finance-region';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { questionSignal, parseReply } from './answer.ts';

/** https://cloud.tencent.com/document/api/1312/48200 */
const Identity = z.object({ AccountId: z.string().regex(/^\d{1,32}$/), Arn: z.string() });
const Region = z.object({ RegionName: z.string().regex(/^[a-z0-9-]{1,40}$/), Alias: z.string().nullish() });
/** An odd region is skipped, so the others stay visible. */
const Regions = z.object({
  RegionInstanceSet: z
    .array(Region.nullable().catch(null))
    .transform((regions) => regions.filter((region) => region !== null))
    .refine((regions) => regions.length > 0),
});

/** Returns the owner of a credential and the regions that TKE offers it. Throws TkeError with the exact failure. */
export async function proveCredential(
  tke: TkeClient,
  caller: Caller,
  language: 'en-US' | 'zh-CN',
): Promise<CredentialProof> {
  const { site } = caller;
  const options = { region: financeRegionOf(site) ?? 'ap-guangzhou', language, signal: questionSignal() };
  const identityReply = await tke.ask(caller, 'sts', 'GetCallerIdentity', {}, options);
  const identity = parseReply('GetCallerIdentity', Identity, identityReply);
  const regionsReply = await tke.call(caller, 'DescribeRegions', undefined, options);
  const { RegionInstanceSet } = parseReply('DescribeRegions', Regions, regionsReply);
  return {
    uin: identity.AccountId,
    arn: identity.Arn,
    regions: regionsOfSite(
      site,
      RegionInstanceSet.map(({ RegionName, Alias }) => ({ region: RegionName, name: Alias ?? RegionName })),
    ),
  };
}
