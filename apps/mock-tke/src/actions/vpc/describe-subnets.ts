import { z } from 'zod';
import { action } from '../../action.ts';
import { selectPage, listFields, vpcTime } from './vpc-list.ts';

interface Subnets {
  TotalCount: number;
  SubnetSet: {
    SubnetId: string;
    SubnetName: string;
    VpcId: string;
    Zone: string;
    CidrBlock: string;
    IsDefault: boolean;
    AvailableIpAddressCount: number;
    TotalIpAddressCount: number;
    CreatedTime: string;
    RouteTableId: string;
    NetworkAclId: string;
    EnableBroadcast: boolean;
    IsRemoteVpcSnat: boolean;
    Ipv6CidrBlock: string;
    CdcId: string;
    IsCdcSubnet: number;
    TagSet: object[];
  }[];
}

/** https://cloud.tencent.com/document/api/215/15784. MaxResults and NextToken are not mocked; they are refused. */
export const DescribeSubnets = action<Subnets>()({
  service: 'vpc',
  name: 'DescribeSubnets',
  request: z.strictObject({ SubnetIds: z.array(z.string()).optional(), ...listFields }),
  reply: ({ SubnetIds, Filters, Offset, Limit }, account, { region }) => {
    const subnets = account.in(region).flatMap((cluster) => cluster.subnets.map((subnet) => ({ ...subnet, cluster })));
    const { total, page } = selectPage(subnets, {
      ids: SubnetIds,
      filters: Filters,
      offset: Offset,
      limit: Limit,
      id: ({ subnetId }) => subnetId,
      filterValues: {
        'vpc-id': ({ cluster }) => cluster.vpcId,
        'subnet-id': ({ subnetId }) => subnetId,
        'subnet-name': ({ name }) => name,
        'cidr-block': ({ cidr }) => cidr,
        zone: ({ zone }) => zone,
      },
    });
    return {
      TotalCount: total,
      SubnetSet: page.map((subnet) => ({
        SubnetId: subnet.subnetId,
        SubnetName: subnet.name,
        VpcId: subnet.cluster.vpcId,
        Zone: subnet.zone,
        CidrBlock: subnet.cidr,
        IsDefault: false,
        AvailableIpAddressCount: subnet.free,
        // The cloud reserves three addresses of a subnet.
        TotalIpAddressCount: 2 ** (32 - Number(subnet.cidr.split('/')[1])) - 3,
        CreatedTime: vpcTime(account, subnet.cluster.createdAt),
        // The VPC's main route table, which every subnet has by default.
        RouteTableId: subnet.cluster.vpcId.replace(/^vpc/, 'rtb'),
        NetworkAclId: '',
        EnableBroadcast: false,
        IsRemoteVpcSnat: false,
        Ipv6CidrBlock: '',
        CdcId: '',
        IsCdcSubnet: 0,
        TagSet: [],
      })),
    };
  },
});
