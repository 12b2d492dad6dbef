const common = /\.tencentcloudapi\.com$/;
const finance = /\.([a-z]+-[a-z]+-fsi)\.tencentcloudapi\.com$/;

/**
 * Returns the finance region of a site of Tencent Cloud; undefined for other sites. Finance regions are isolated, and each has its
 * own domain: https://www.tencentcloud.com/document/product/457/32032
 */
export const financeRegionOf = (site: string): string | undefined => finance.exec(site)?.[1];

/** Returns the listed regions that this site can reach. A site that is not Tencent Cloud's may reach any. */
export function regionsOfSite<T extends { region: string; name: string }>(site: string, regions: T[]) {
  const own = financeRegionOf(site);
  if (own) return [regions.find(({ region }) => region === own) ?? { region: own, name: own }];
  return common.test(site) ? regions.filter(({ region }) => !region.endsWith('-fsi')) : regions;
}
