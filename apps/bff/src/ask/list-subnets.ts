import type { Subnet } from '@isthmus/contracts/external-node-support';
import { z } from 'zod';
import type { Caller, TkeClient } from '#tke/tke-client';

/** https://cloud.tencent.com/document/api/215/15784 */
const Subnets = z.object({
  TotalCount: z.number().nullish(),
  SubnetSet: z
    .array(
      z.object({
        SubnetId: z.string(),
        SubnetName: z.string().nullish(),
        Zone: z.string().nullish(),
        CidrBlock: z.string().nullish(),
        AvailableIpAddressCount: z.number().nullish(),
      }),
    )
    .nullish(),
});
const pageSize = 100;

/** All subnets of a VPC, by page. VPC takes Offset and Limit as strings. */
export async function listSubnets(
  tke: TkeClient,
  caller: Caller,
  where: { region: string; vpcId: string; language: 'en-US' | 'zh-CN' },
): Promise<Subnet[]> {
  const found: Subnet[] = [];
  for (let total = 1; found.length < total;) {
    const request = {
      Filters: [{ Name: 'vpc-id', Values: [where.vpcId] }],
      Offset: String(found.length),
      Limit: String(pageSize),
    };
    const page = Subnets.parse(await tke.ask(caller, 'vpc', 'DescribeSubnets', request, where));
    const subnets = page.SubnetSet ?? [];
    found.push(
      ...subnets.map((subnet) => ({
        subnetId: subnet.SubnetId,
        name: subnet.SubnetName ?? '',
        zone: subnet.Zone ?? '',
        cidr: subnet.CidrBlock ?? '',
        free: subnet.AvailableIpAddressCount ?? 0,
      })),
    );
    total = subnets.length ? (page.TotalCount ?? found.length) : found.length;
  }
  return found;
}
