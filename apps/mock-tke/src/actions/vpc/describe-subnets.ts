import { z } from 'zod';
import { action } from '../../action.ts';

interface Subnets {
  TotalCount: number;
  SubnetSet: {
    SubnetId: string;
    SubnetName: string;
    VpcId: string;
    Zone: string;
    CidrBlock: string;
    AvailableIpAddressCount: number;
  }[];
}

/** https://cloud.tencent.com/document/api/215/15784. Offset and Limit are strings; SubnetIds and Filters exclude each other. */
export const DescribeSubnets = action<Subnets>()({
  version: '2017-03-12',
  name: 'DescribeSubnets',
  request: z.strictObject({
    Filters: z
      .array(z.strictObject({ Name: z.enum(['vpc-id', 'zone']), Values: z.array(z.string()).min(1) }))
      .optional(),
    Offset: z.string().regex(/^\d+$/).default('0'),
    Limit: z.string().regex(/^\d+$/).default('20'),
  }),
  reply: ({ Filters, Offset, Limit }, account, region) => {
    const vpcs = Filters?.find(({ Name }) => Name === 'vpc-id')?.Values;
    const all = account.clusters
      .filter((cluster) => cluster.region === region && (!vpcs || vpcs.includes(cluster.vpcId)))
      .flatMap(({ subnets, vpcId }) => subnets.map((subnet) => ({ ...subnet, vpcId })));
    return {
      TotalCount: all.length,
      SubnetSet: all.slice(Number(Offset), Number(Offset) + Math.min(Number(Limit), 100)).map((subnet) => ({
        SubnetId: subnet.subnetId,
        SubnetName: subnet.name,
        VpcId: subnet.vpcId,
        Zone: subnet.zone,
        CidrBlock: subnet.cidr,
        AvailableIpAddressCount: subnet.free,
      })),
    };
  },
});
