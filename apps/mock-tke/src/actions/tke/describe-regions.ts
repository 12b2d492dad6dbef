import type { DescribeRegionsResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';

/** RegionName is TKE's id here ("ap-guangzhou"); the action of that name in cvm uses the word for something else. */
export const DescribeTkeRegions = action<DescribeRegionsResponse>()({
  version: '2018-05-25',
  name: 'DescribeRegions',
  request: z.strictObject({}),
  reply: (_request, account) => {
    const regions = account.regions();
    return {
      TotalCount: regions.length,
      RegionInstanceSet: regions.map((RegionName, index) => ({
        RegionName,
        RegionId: index + 1,
        Alias: RegionName.replace('ap-', ''),
        Status: 'alluser',
        FeatureGates: '{}',
        Remark: '',
      })),
    };
  },
});
