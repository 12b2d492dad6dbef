import { z } from 'zod';
import { action } from '../../action.ts';

interface Vpcs {
  TotalCount: number;
  VpcSet: { VpcId: string; VpcName: string; CidrBlock: string; IsDefault: boolean }[];
}

/** https://cloud.tencent.com/document/api/215/15778. Offset and Limit are strings. */
export const DescribeVpcs = action<Vpcs>()({
  version: '2017-03-12',
  name: 'DescribeVpcs',
  request: z.strictObject({
    VpcIds: z.array(z.string()).optional(),
    Offset: z.string().regex(/^\d+$/).default('0'),
    Limit: z.string().regex(/^\d+$/).default('20'),
  }),
  reply: ({ VpcIds, Offset, Limit }, account, region) => {
    const here = account.clusters.filter((cluster) => cluster.region === region).map(({ vpcId }) => vpcId);
    const all = [...new Set(here)].filter((vpcId) => !VpcIds?.length || VpcIds.includes(vpcId));
    return {
      TotalCount: all.length,
      VpcSet: all
        .slice(Number(Offset), Number(Offset) + Number(Limit))
        .map((VpcId) => ({ VpcId, VpcName: VpcId, CidrBlock: '172.16.0.0/16', IsDefault: false })),
    };
  },
});
