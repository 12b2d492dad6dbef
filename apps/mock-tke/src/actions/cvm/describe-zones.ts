import { z } from 'zod';
import { action, type Language } from '../../action.ts';
import { regions } from '../../regions.ts';

interface Zones {
  TotalCount: number;
  ZoneSet: { Zone: string; ZoneName: string; ZoneId: string; ZoneState: string }[];
}

/** https://cloud.tencent.com/document/api/213/15707 */
export const DescribeZones = action<Zones>()({
  service: 'cvm',
  name: 'DescribeZones',
  request: z.strictObject({}),
  reply: (_request, account, { region, language }) => {
    const zones = [...new Set(account.in(region).flatMap(({ subnets }) => subnets.map(({ zone }) => zone)))];
    return {
      TotalCount: zones.length,
      ZoneSet: zones.map((Zone) => ({
        Zone,
        ZoneName: zoneName(Zone, language),
        ZoneId: String((regions[region]?.id ?? 0) * 100_000 + Number(/\d+$/.exec(Zone)?.[0] ?? 0)),
        ZoneState: 'AVAILABLE',
      })),
    };
  },
});

/** For example 广州三区, Guangzhou Zone 3. */
function zoneName(zone: string, language: Language) {
  const { zh = '', en = '' } = regions[zone.replace(/-\d+$/, '')] ?? {};
  const city = (name: string) => /\((.+)\)/.exec(name)?.[1] ?? zone;
  const number = Number(/\d+$/.exec(zone)?.[0] ?? 0);
  return language === 'en-US'
    ? `${city(en)} Zone ${number}`
    : `${city(zh)}${'〇一二三四五六七八九'[number] ?? number}区`;
}
