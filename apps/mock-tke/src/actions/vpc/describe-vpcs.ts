import { z } from 'zod';
import { action } from '../../action.ts';
import { listed, listFields } from './vpc-list.ts';

interface Vpcs {
  TotalCount: number;
  VpcSet: { VpcId: string; VpcName: string; CidrBlock: string; IsDefault: boolean }[];
}

/** https://cloud.tencent.com/document/api/215/15778 */
export const DescribeVpcs = action<Vpcs>()({
  service: 'vpc',
  name: 'DescribeVpcs',
  request: z.strictObject({ VpcIds: z.array(z.string()).optional(), ...listFields }),
  reply: ({ VpcIds, Filters, Offset, Limit }, account, { region }) => {
    const byId = new Map(account.in(region).map(({ vpcId, name, vpcCidr }) => [vpcId, { vpcId, name, vpcCidr }]));
    const { total, page } = listed([...byId.values()], {
      ids: VpcIds,
      filters: Filters,
      offset: Offset,
      limit: Limit,
      id: ({ vpcId }) => vpcId,
      known: {
        'vpc-id': ({ vpcId }) => vpcId,
        'vpc-name': ({ name }) => name,
        'cidr-block': ({ vpcCidr }) => vpcCidr,
        'is-default': () => 'false',
      },
    });
    return {
      TotalCount: total,
      VpcSet: page.map(({ vpcId, name, vpcCidr }) => ({
        VpcId: vpcId,
        VpcName: name,
        CidrBlock: vpcCidr,
        IsDefault: false,
      })),
    };
  },
});
