import type { Page } from '@playwright/test';
import { Cable } from './cable.ts';
import { expect, test as base } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { NodesPage } from './pages/nodes-page.ts';

const test = base.extend<{ cable: Cable }>({
  cable: async ({ baseURL }, use) => {
    const cable = await Cable.to(baseURL ?? '');
    await use(cable);
    await cable.close();
  },
});
test.use({ scenario: 'one-pool' });

const tabs = 7;
const node = 'node-10.4.7.11';

/** Headless Chromium reports every tab as visible, so the test sets what a browser sets for background tabs. */
const setVisibility = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate((wanted) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: wanted === 'hidden' });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: wanted });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('a change at TKE appears without a reload', async ({ page, account }) => {
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await expect(nodes.row(node)).toContainText('Running');

  await account.putNode(account.cluster.clusterId, node, { failed: 'PLEG is not healthy' });
  await expect(nodes.row(node)).toContainText('Failed');
  await account.putNode(account.cluster.clusterId, 'node-from-elsewhere');
  await expect(nodes.row('node-from-elsewhere')).toBeVisible();
  await account.deleteNode(account.cluster.clusterId, 'node-from-elsewhere');
  await expect(nodes.row('node-from-elsewhere')).toBeHidden();
});

test('seven tabs are live over HTTP/1.1, which allows six connections', async ({ context, account }) => {
  test.slow();
  const pages: Page[] = [];
  for (let count = 0; count < tabs; count += 1) {
    for (const behind of pages.slice(-1)) await setVisibility(behind, 'hidden');
    const page = await context.newPage();
    await page.goto(clusterUrl(account, '/nodes'));
    await expect(new NodesPage(page).row(node)).toContainText('Running');
    pages.push(page);
  }
  const [back, front] = [pages.at(0), pages.at(-1)];
  if (!back || !front) throw new Error('no tab is open');

  await account.putNode(account.cluster.clusterId, node, { failed: 'PLEG is not healthy' });
  await expect(new NodesPage(front).row(node)).toContainText('Failed');
  await setVisibility(front, 'hidden');
  await setVisibility(back, 'visible');
  await expect(new NodesPage(back).row(node)).toContainText('Failed');
});

test('a silently lost connection is noticed, and the page catches up within five seconds after it returns', async ({
  page,
  account,
  cable,
}) => {
  test.setTimeout(180_000);
  const nodes = new NodesPage(page);
  const off = page.getByText('Live updates are off').first();
  await page.goto(cable.url + clusterUrl(account, '/nodes'));
  await expect(nodes.row(node)).toContainText('Running');
  await nodes.filter.fill('10.4.7');

  cable.die();
  await expect(off).toBeVisible({ timeout: 20_000 });
  await account.putNode(account.cluster.clusterId, node, { failed: 'PLEG is not healthy' });
  await expect(nodes.row(node)).toContainText('Running');

  cable.revive();
  // The page gives up the stopped connections one by one.
  await expect(off).toBeHidden({ timeout: 60_000 });
  await expect(nodes.row(node)).toContainText('Failed', { timeout: 5_000 });
  await expect(nodes.filter).toHaveValue('10.4.7');
});
