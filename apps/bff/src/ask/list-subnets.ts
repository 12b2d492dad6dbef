import type { Subnet } from '@isthmus/contracts/external-node-support';
import { z } from 'zod';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { patience, useful } from './answer.ts';

const action = 'DescribeSubnets';

/** https://cloud.tencent.com/document/api/215/15784 */
const Subnets = z.object({
  TotalCount: z.number(),
  RequestId: z.string().optional(),
  SubnetSet: z
    .array(
      z.object({
        SubnetId: z.string(),
        SubnetName: z.string().nullish(),
        Zone: z.string().nullish(),
        CidrBlock: z.string().nullish(),
        // A number that counts nothing is one that is not known.
        AvailableIpAddressCount: z.number().int().nonnegative().nullish().catch(null),
      }),
    )
    .nullish(),
});
const pageSize = 100;

/** All subnets of a VPC, by page, until all are there or a page brings nothing new. VPC takes Offset and Limit as strings. */
export async function listSubnets(
  tke: TkeClient,
  caller: Caller,
  where: { region: string; vpcId: string; language: 'en-US' | 'zh-CN' },
): Promise<Subnet[]> {
  const found = new Map<string, Subnet>();
  const options = { ...where, signal: patience() };
  for (let offset = 0; ; offset += pageSize) {
    const request = {
      Filters: [{ Name: 'vpc-id', Values: [where.vpcId] }],
      Offset: String(offset),
      Limit: String(pageSize),
    };
    const page = useful(action, Subnets, await tke.ask(caller, 'vpc', action, request, options));
    const before = found.size;
    for (const subnet of page.SubnetSet ?? [])
      found.set(subnet.SubnetId, {
        subnetId: subnet.SubnetId,
        name: subnet.SubnetName ?? '',
        zone: subnet.Zone ?? '',
        cidr: subnet.CidrBlock ?? '',
        free: subnet.AvailableIpAddressCount ?? null,
      });
    if (found.size >= page.TotalCount) return [...found.values()];
    if (found.size === before) {
      const message = `TKE counts ${page.TotalCount} and listed ${found.size}`;
      throw new TkeError(action, 'unreadable', null, message, page.RequestId ?? null);
    }
  }
}
