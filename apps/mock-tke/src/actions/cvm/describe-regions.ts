import { z } from 'zod';
import { action } from '../../action.ts';

interface Regions {
  TotalCount: number;
  RegionSet: { Region: string; RegionName: string; RegionState: string }[];
}

/** https://cloud.tencent.com/document/api/213/15708: here RegionName is a word, and Region the id. */
export const DescribeCvmRegions = action<Regions>()({
  version: '2017-03-12',
  name: 'DescribeRegions',
  request: z.strictObject({}),
  reply: (_request, account) => {
    const all = account.regions();
    const names: Record<string, string> = {
      'ap-guangzhou': '华南地区(广州)',
      'ap-shanghai': '华东地区(上海)',
      'ap-beijing': '华北地区(北京)',
    };
    return {
      TotalCount: all.length,
      RegionSet: all.map((Region) => ({ Region, RegionName: names[Region] ?? Region, RegionState: 'AVAILABLE' })),
    };
  },
});
