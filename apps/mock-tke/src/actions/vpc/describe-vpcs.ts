import { z } from 'zod';
import { action } from '../../action.ts';
import { selectPage, listFields, vpcTime } from './vpc-list.ts';

interface Vpcs {
  TotalCount: number;
  VpcSet: {
    VpcId: string;
    VpcName: string;
    CidrBlock: string;
    CreatedTime: string;
    IsDefault: boolean;
    EnableMulticast: boolean;
    EnableDhcp: boolean;
    DhcpOptionsId: string;
    DnsServerSet: string[];
    DomainName: string;
    EnableRouteVpcPublish: boolean;
    EnableRouteVpcPublishIpv6: boolean;
    Ipv6CidrBlock: string;
    Ipv6CidrBlockSet: object[];
    AssistantCidrSet: object[];
    TagSet: object[];
  }[];
}

/** https://cloud.tencent.com/document/api/215/15778 */
export const DescribeVpcs = action<Vpcs>()({
  service: 'vpc',
  name: 'DescribeVpcs',
  request: z.strictObject({ VpcIds: z.array(z.string()).optional(), ...listFields }),
  reply: ({ VpcIds, Filters, Offset, Limit }, account, { region }) => {
    const byId = new Map(account.in(region).map((cluster) => [cluster.vpcId, cluster]));
    const { total, page } = selectPage([...byId.values()], {
      ids: VpcIds,
      filters: Filters,
      offset: Offset,
      limit: Limit,
      id: ({ vpcId }) => vpcId,
      filterValues: {
        'vpc-id': ({ vpcId }) => vpcId,
        'vpc-name': ({ name }) => name,
        'cidr-block': ({ vpcCidr }) => vpcCidr,
        'is-default': () => 'false',
      },
    });
    return {
      TotalCount: total,
      VpcSet: page.map(({ vpcId, name, vpcCidr, createdAt }) => ({
        VpcId: vpcId,
        VpcName: name,
        CidrBlock: vpcCidr,
        CreatedTime: vpcTime(account, createdAt),
        IsDefault: false,
        EnableMulticast: false,
        EnableDhcp: true,
        DhcpOptionsId: '',
        DnsServerSet: ['183.60.83.19', '183.60.82.98'],
        DomainName: '',
        EnableRouteVpcPublish: false,
        EnableRouteVpcPublishIpv6: false,
        Ipv6CidrBlock: '',
        Ipv6CidrBlockSet: [],
        AssistantCidrSet: [],
        TagSet: [],
      })),
    };
  },
});
