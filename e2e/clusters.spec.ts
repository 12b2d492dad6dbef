import { expect, test } from './fixtures.ts';
import { ClustersPage } from './pages/clusters-page.ts';

// At the default speed of 120, enabling would finish before the page is read.
test.use({ scenario: 'demo-fleet', tkeOptions: { speed: 1 } });

const words: Record<string, string> = {
  'prod-gz': 'Ready',
  'prod-gz-cilium': 'Enabled',
  'staging-gz': 'Enabled',
  'legacy-gz': 'Blocked: 1 rule',
  'prod-sh': 'Ready',
  'pods-on-eni-sh': 'Blocked: 1 rule',
  'router-sh': 'Unknown',
  'upgrading-sh': 'Blocked: 1 rule',
  'empty-bj': 'Blocked: 1 rule',
  'starting-bj': 'Enabling',
  'unreadable-bj': 'Unknown',
  'retry-bj': 'Enabling failed',
};

test('each cluster shows in one word whether it can take external nodes, and stays listed when its region refuses reads', async ({
  page,
  account,
}) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  for (const [name, word] of Object.entries(words)) await expect(clusters.eligibility(name)).toContainText(word);
  await clusters.eligibility('legacy-gz').click();
  await expect(clusters.panel).toContainText('legacy-gz cannot take external nodes until it is upgraded.');
  await expect(clusters.panel.getByRole('list', { name: 'Rules' }).getByRole('listitem')).toHaveCount(5);
  await page.goBack();
  await expect(clusters.panel).toHaveCount(0);

  await account.setOptions({ deniedRegions: ['ap-beijing'] });
  await clusters.readAgain();
  await expect(page.getByRole('alert')).toContainText('2 of 3 regions answered');
  await expect(page.getByRole('alert')).toContainText('UnauthorizedOperation');
  await expect(clusters.row('empty-bj')).toBeVisible();
  await account.setOptions({ deniedRegions: [] });
  await clusters.readAgain();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await clusters.row('staging-gz').getByRole('link', { name: '4 failed' }).click();
  await expect(page).toHaveURL(/\/nodes\?status=Failed$/);
  const nodes = page.getByRole('grid', { name: 'External nodes' });
  await expect(nodes.getByRole('row').filter({ hasText: 'Failed' })).toHaveCount(4);
  await page.reload();
  await expect(nodes.getByRole('row').filter({ hasText: 'Failed' })).toHaveCount(4);
});
