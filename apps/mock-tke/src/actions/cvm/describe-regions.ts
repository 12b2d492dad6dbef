import { z } from 'zod';
import { action } from '../../action.ts';
import { regions } from '../../regions.ts';

interface Regions {
  TotalCount: number;
  RegionSet: { Region: string; RegionName: string; RegionState: string }[];
}

/** https://cloud.tencent.com/document/api/213/15708. RegionName is a display name, and Region is the id. */
export const DescribeCvmRegions = action<Regions>()({
  service: 'cvm',
  name: 'DescribeRegions',
  anyRegion: true,
  request: z.strictObject({}),
  reply: (_request, account, { language }) => {
    const all = account.regions();
    return {
      TotalCount: all.length,
      RegionSet: all.map((Region) => ({
        Region,
        RegionName: regions[Region]?.[language === 'en-US' ? 'en' : 'zh'] ?? Region,
        RegionState: 'AVAILABLE',
      })),
    };
  },
});
