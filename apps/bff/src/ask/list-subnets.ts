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
  const asked = { ...where, signal: patience() };
  for (;;) {
    const request = {
      Filters: [{ Name: 'vpc-id', Values: [where.vpcId] }],
      Offset: String(found.length),
      Limit: String(pageSize),
    };
    const { SubnetSet, TotalCount, RequestId } = useful(
      action,
      Subnets,
      await tke.ask(caller, 'vpc', action, request, asked),
    );
    const subnets = SubnetSet ?? [];
    found.push(
      ...subnets.map((subnet) => ({
        subnetId: subnet.SubnetId,
        name: subnet.SubnetName ?? '',
        zone: subnet.Zone ?? '',
        cidr: subnet.CidrBlock ?? '',
        free: subnet.AvailableIpAddressCount ?? null,
      })),
    );
    if (found.length >= TotalCount) return found;
    if (!subnets.length) {
      const message = `TKE counts ${TotalCount} and listed ${found.length}`;
      throw new TkeError(action, 'unreadable', null, message, RequestId ?? null);
    }
  }
}
