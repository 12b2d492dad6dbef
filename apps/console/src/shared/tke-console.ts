import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';

/** Returns Tencent's web console for the account's site; null for a site without one, such as mock-tke. */
function consoleOf({ site }: CloudAccount): string | null {
  if (site.url.includes('.intl.tencentcloudapi.com')) return 'https://console.intl.cloud.tencent.com';
  if (site.url.includes('.tencentcloudapi.com')) return 'https://console.cloud.tencent.com';
  return null;
}

/** The console's addresses use region numbers. The list page accepts only the cluster id and asks for the region. */
export const tkeConsole = {
  cluster: (account: CloudAccount, clusterId: string) => {
    const origin = consoleOf(account);
    return origin && `${origin}/tke2/cluster/sub/list/basic/info?clusterId=${clusterId}`;
  },
  /** The page that opens a beta ticket. Accounts of mock-tke get the international page. */
  tickets: (account: CloudAccount) =>
    `${consoleOf(account) ?? 'https://console.intl.cloud.tencent.com'}/workorder/category`,
};
