import { expect, test } from 'vitest';
import { tencentSites } from '#config/sites';
import { financeRegionOf, regionsOfSite } from './finance-region.ts';

const regions = ['ap-guangzhou', 'ap-shanghai-fsi', 'ap-shenzhen-fsi'].map((region) => ({ region, name: region }));
const offered = (site: string) => regionsOfSite(site, regions).map(({ region }) => region);

test('only its own site offers a finance region', () => {
  expect(tencentSites.map(({ url }) => offered(url))).toEqual([
    ['ap-guangzhou'],
    ['ap-guangzhou'],
    ['ap-shanghai-fsi'],
    ['ap-shenzhen-fsi'],
  ]);
  expect(offered('http://127.0.0.1:4790')).toHaveLength(3);
});

test('a finance site uses its own region, also when TKE does not list it', () => {
  const site = 'https://{service}.ap-shanghai-fsi.tencentcloudapi.com';
  expect(financeRegionOf(site)).toBe('ap-shanghai-fsi');
  expect(regionsOfSite(site, [])).toEqual([{ region: 'ap-shanghai-fsi', name: 'ap-shanghai-fsi' }]);
});
