import { z } from 'zod';
import { action } from '../../action.ts';

interface Zones {
  TotalCount: number;
  ZoneSet: { Zone: string; ZoneName: string; ZoneId: string; ZoneState: string }[];
}

/** https://cloud.tencent.com/document/api/213/15707 */
export const DescribeZones = action<Zones>()({
  version: '2017-03-12',
  name: 'DescribeZones',
  request: z.strictObject({}),
  reply: (_request, account, region) => {
    const subnets = account.clusters
      .filter((cluster) => cluster.region === region)
      .flatMap((cluster) => cluster.subnets);
    const zones = [...new Set(subnets.map(({ zone }) => zone))];
    return {
      TotalCount: zones.length,
      ZoneSet: zones.map((Zone, index) => ({
        Zone,
        ZoneName: Zone,
        ZoneId: String(100_001 + index),
        ZoneState: 'AVAILABLE',
      })),
    };
  },
});
