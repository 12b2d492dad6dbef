import type { DescribeRegionsResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { regions } from '../../regions.ts';

/** Returns only the regions of this world. RegionName is TKE's id ("ap-guangzhou"), unlike in cvm's DescribeRegions. */
export const DescribeTkeRegions = action<DescribeRegionsResponse>()({
  service: 'tke',
  name: 'DescribeRegions',
  request: z.strictObject({}),
  reply: (_request, account) => {
    const all = account.regions();
    return {
      TotalCount: all.length,
      RegionInstanceSet: all.map((RegionName) => ({
        RegionName,
        RegionId: regions[RegionName]?.id ?? 0,
        Alias: regions[RegionName]?.alias ?? '',
        Status: 'alluser',
        FeatureGates: '{}',
        Remark: '',
      })),
    };
  },
});
