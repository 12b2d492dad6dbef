import type { Subnet } from '@isthmus/contracts/external-node-support';
import { z } from 'zod';
import { Count, Text } from '#observer/reply-fields';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import { questionSignal, parseReply } from './answer.ts';

const action = 'DescribeSubnets';

/** https://cloud.tencent.com/document/api/215/15784 */
const Subnets = z.object({
  TotalCount: Count.pipe(z.number()),
  RequestId: z.string().optional(),
  SubnetSet: z
    .array(
      z.object({
        SubnetId: z.string(),
        SubnetName: Text.catch(''),
        Zone: Text.catch(''),
        CidrBlock: Text.catch(''),
        // Only displayed, so an unreadable value becomes null.
        AvailableIpAddressCount: Count.catch(null),
      }),
    )
    .nullish(),
});
const pageSize = 100;

/** Returns all subnets of a VPC, page by page. VPC takes Offset and Limit as strings. */
export async function listSubnets(
  tke: Pick<TkeClient, 'ask'>,
  caller: Caller,
  where: { region: string; vpcId: string; language: 'en-US' | 'zh-CN' },
): Promise<Subnet[]> {
  const found = new Map<string, Subnet>();
  const options = { ...where, signal: questionSignal() };
  for (let offset = 0; ;) {
    const request = {
      Filters: [{ Name: 'vpc-id', Values: [where.vpcId] }],
      Offset: String(offset),
      Limit: String(pageSize),
    };
    const { SubnetSet, TotalCount, RequestId } = parseReply(
      action,
      Subnets,
      await tke.ask(caller, 'vpc', action, request, options),
    );
    const subnets = SubnetSet ?? [];
    const before = found.size;
    for (const { SubnetId, SubnetName, Zone, CidrBlock, AvailableIpAddressCount } of subnets)
      found.set(SubnetId, {
        subnetId: SubnetId,
        name: SubnetName,
        zone: Zone,
        cidr: CidrBlock,
        free: AvailableIpAddressCount,
      });
    offset += subnets.length;
    if (found.size >= TotalCount) return [...found.values()];
    // Without this check a repeated page would never end the loop.
    if (found.size === before) {
      const message = `TKE counts ${TotalCount} and listed ${found.size}`;
      throw new TkeError(action, 'unreadable', null, message, RequestId ?? null);
    }
  }
}
