const common = /\.tencentcloudapi\.com$/;
const finance = /\.([a-z]+-[a-z]+-fsi)\.tencentcloudapi\.com$/;

/**
 * The finance region that a site of Tencent Cloud is for; undefined for every other site. Finance regions are isolated, and are
 * reached by their own domain alone: https://www.tencentcloud.com/document/product/457/32032
 */
export const financeRegionOf = (site: string): string | undefined => finance.exec(site)?.[1];

/** Of the regions that TKE lists, those that this site reaches. A site that is not Tencent Cloud's may reach any. */
export function regionsOfSite<T extends { region: string; name: string }>(site: string, regions: T[]) {
  const own = financeRegionOf(site);
  if (own) return [regions.find(({ region }) => region === own) ?? { region: own, name: own }];
  return common.test(site) ? regions.filter(({ region }) => !region.endsWith('-fsi')) : regions;
}
