import type { DescribeRegionsResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { regions } from '../../regions.ts';

/** Regions that the world uses, where TKE tells all. RegionName is TKE's id here ("ap-guangzhou"); the action of that name in cvm uses the word for something else. */
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
