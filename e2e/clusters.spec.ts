import { expect, test } from './fixtures.ts';
import { ClustersPage } from './pages/clusters-page.ts';

// At 120 times the speed of the wall, the one that is being enabled would be done before it is looked at.
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

test('each cluster says in one word whether it can take external nodes', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  for (const [name, word] of Object.entries(words)) await expect(clusters.eligibility(name)).toContainText(word);
});

test('the panel gives the verdict, every rule, and who can mend what is not met', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  await clusters.eligibility('legacy-gz').click();
  await expect(clusters.panel).toContainText('legacy-gz cannot take external nodes before it is upgraded.');
  const rules = clusters.panel.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await expect(rules).toHaveCount(5);
  await expect(rules.first()).toContainText('Not met: Kubernetes 1.18 or later');
  await expect(rules.first()).toContainText('seen: 1.16.3');
  await expect(rules.first()).toContainText('Who can mend it: you, with downtime');
  await page.goBack();
  await expect(clusters.panel).toHaveCount(0);

  await clusters.eligibility('pods-on-eni-sh').click();
  await expect(clusters.panel).toContainText('Who can mend it: nobody');
  await page.keyboard.press('Escape');
  await clusters.eligibility('router-sh').click();
  await expect(clusters.panel).toContainText('Try anyway; TKE will decide');
});

test('a region that does not answer is said, and its clusters stay', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  await expect(clusters.row('empty-bj')).toBeVisible();
  await account.setOptions({ deniedRegions: ['ap-beijing'] });
  await clusters.readAgain();
  await expect(page.getByRole('alert')).toContainText('2 of 3 regions answered');
  await expect(page.getByRole('alert')).toContainText('ap-beijing');
  await expect(page.getByRole('alert')).toContainText('UnauthorizedOperation');
  await expect(clusters.row('empty-bj')).toBeVisible();
  await expect(clusters.row('prod-gz')).toBeVisible();

  await account.setOptions({ deniedRegions: [] });
  await clusters.readAgain();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('when nothing can be read, the rows stay and say how old they are', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  await expect(clusters.row('prod-gz')).toBeVisible();
  await account.failNext('DescribeClusters', 'InternalError', null);
  await clusters.readAgain();
  await expect(page.getByRole('alert')).toContainText('0 of 3 regions answered');
  await expect(page.getByRole('alert')).toContainText('InternalError');
  await expect(page.getByRole('alert')).toContainText('last read');
  await expect(clusters.row('prod-gz')).toBeVisible();

  await account.clearFaults();
  await clusters.readAgain();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a first page that waits says so, and for what', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  const answer = Promise.withResolvers<void>();
  await page.route(`**/api/accounts/${account.id}/clusters`, async (route) => {
    await answer.promise;
    await route.continue();
  });
  await page.goto(`/accounts/${account.id}/clusters`, { waitUntil: 'commit' });
  await expect(page.getByRole('status', { name: 'Reading' })).toBeVisible();
  await expect(page.getByText('has not answered yet')).toBeVisible();
  answer.resolve();
  await expect(clusters.row('prod-gz')).toBeVisible();
});

test('an answer that was cut off is a failure with a way on, not a page that loads for ever', async ({
  page,
  account,
}) => {
  const clusters = new ClustersPage(page);
  const path = `**/api/accounts/${account.id}/clusters`;
  await page.route(path, (route) => route.fulfill({ contentType: 'application/json', body: '{"regions":[' }));
  await clusters.goto(account.id);
  await expect(page.getByRole('alert')).toContainText('Isthmus cannot be reached');
  await page.unroute(path);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(clusters.row('prod-gz')).toBeVisible();
});

test('filters are in the address: a reload keeps them, Back undoes them', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  await clusters.group('Blocked').click();
  await expect(clusters.row('legacy-gz')).toBeVisible();
  await expect(clusters.row('prod-gz')).toHaveCount(0);
  await clusters.filter.fill('shanghai');
  await expect(page).toHaveURL(/group=blocked/);
  await expect(page).toHaveURL(/q=shanghai/);
  await expect(clusters.row('legacy-gz')).toHaveCount(0);

  await page.reload();
  await expect(clusters.row('pods-on-eni-sh')).toBeVisible();
  await expect(page.getByText('2 of 12', { exact: true })).toBeVisible();
  await clusters.filter.fill('nowhere');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page.getByText('12 of 12', { exact: true })).toBeVisible();
  await clusters.group('Enabled').click();
  await expect(page.getByText('2 of 12', { exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('12 of 12', { exact: true })).toBeVisible();
});

test('failed nodes are a link to just these', async ({ page, account }) => {
  const clusters = new ClustersPage(page);
  await clusters.goto(account.id);
  await clusters.row('staging-gz').getByRole('link', { name: '4 failed' }).click();
  await expect(page).toHaveURL(/\/nodes\?status=Failed$/);
  const nodes = page.getByRole('grid', { name: 'External nodes' });
  await expect(nodes.getByRole('row').filter({ hasText: 'Failed' })).toHaveCount(4);
  await expect(nodes).toContainText('container runtime is down');
});
