import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';

/** Breaks out of an attribute and an element, and asks a template engine to compute. */
const hostile = (what: string) => `"'><img src=x onerror=broken()><script>broken()</script>{{7*7}}${what}`;

test.use({ scenario: 'one-pool', nodes: 1, accountName: hostile('account').slice(0, 60) });

// asvs 3.2.2
test('whatever TKE and people call their things is shown as they wrote it, and runs nowhere', async ({
  page,
  account,
}) => {
  const broken: string[] = [];
  await page.exposeFunction('broken', () => broken.push(page.url()));
  const { clusterId } = account.cluster;
  const pool = account.cluster.pools[0]?.nodePoolId ?? '';
  const node = hostile('node').replaceAll('/', '-');
  await account.changeCluster(clusterId, { name: hostile('cluster') });
  await account.putPool(clusterId, pool, {
    name: hostile('pool'),
    labels: [{ Name: 'rack', Value: hostile('label') }],
    taints: [{ Key: 'idc', Value: hostile('taint'), Effect: 'NoSchedule' }],
  });
  await account.putNode(clusterId, encodeURIComponent(node), { nodePoolId: pool, failed: hostile('reason') });

  for (const [path, name] of [
    [`/accounts/${account.id}/clusters`, hostile('cluster')],
    [clusterUrl(account, '/pools'), hostile('pool')],
    [clusterUrl(account, `/pools/${pool}`), hostile('label')],
    [clusterUrl(account, '/nodes'), node],
    [clusterUrl(account, `/nodes/${encodeURIComponent(node)}`), node],
    ['/', hostile('account').slice(0, 60)],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(name).filter({ visible: true }).first()).toBeVisible();
    expect(await page.locator('img[src=x]').count()).toBe(0);
  }
  expect(broken).toEqual([]);
});
