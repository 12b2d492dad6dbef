import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';

/** Tencent's web console for the account's site; null for a site that has none, such as mock-tke. */
function consoleOf({ site }: CloudAccount): string | null {
  if (site.url.includes('.intl.tencentcloudapi.com')) return 'https://console.intl.cloud.tencent.com';
  if (site.url.includes('.tencentcloudapi.com')) return 'https://console.cloud.tencent.com';
  return null;
}

/** TKE numbers its regions in addresses of its console; the id of the cluster is enough for the list page, which then asks. */
export const tkeConsole = {
  cluster: (account: CloudAccount, clusterId: string) => {
    const origin = consoleOf(account);
    return origin && `${origin}/tke2/cluster/sub/list/basic/info?clusterId=${clusterId}`;
  },
  /** Where a ticket for the beta is opened; mock-tke's accounts are shown the international page. */
  tickets: (account: CloudAccount) =>
    `${consoleOf(account) ?? 'https://console.intl.cloud.tencent.com'}/workorder/category`,
};
