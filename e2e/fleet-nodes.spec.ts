import { expect, test } from './fixtures.ts';
import { NodesPage } from './pages/nodes-page.ts';

// Two clusters: fleet-001 with 500 nodes, fleet-002 with one. Drains run until the test moves the clock.
test.use({ scenario: 'fleet', nodes: 501, tkeOptions: { speed: 1, drainSeconds: 600 } });

test('nodes of two clusters are drained with one press, and paused, resumed and announced as one', async ({
  page,
  account,
}) => {
  const nodes = new NodesPage(page);
  await page.goto(`/nodes?accountId=${account.id}`);
  const boxes = (cluster: string) => nodes.grid.getByRole('checkbox', { name: new RegExp(` in ${cluster}$`) });
  await boxes('fleet-001').nth(0).click();
  await boxes('fleet-001').nth(1).click();
  const byCluster = nodes.grid.getByRole('button', { name: 'Cluster' });
  await byCluster.click();
  // The second press turns the order that the page has.
  await expect(nodes.grid.getByRole('columnheader', { name: 'Cluster' })).toHaveAttribute('aria-sort', 'ascending');
  await byCluster.click();
  await boxes('fleet-002').click();
  await expect(nodes.bar).toContainText('3 selected');
  await nodes.bar.getByRole('button', { name: 'Drain 3' }).click();
  await expect(nodes.dialog.getByRole('heading', { name: 'Drain 3 nodes in 2 clusters' })).toBeVisible();
  await nodes.dialog.getByRole('button', { name: 'Drain 3 nodes' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Drain 3 nodes' })).toBeVisible();
  const confirming = page.getByRole('table').getByText('Confirming');
  await expect(confirming).toHaveCount(2);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.getByText('1 of 2 clusters is paused')).toBeVisible();
  await account.advanceClock(601);
  await expect(page.getByText('2 of 3 done')).toBeVisible();
  await page.getByRole('button', { name: 'Resume all' }).click();
  await expect(confirming).toHaveCount(1);
  await page.getByRole('link', { name: 'Templates' }).click();
  await account.advanceClock(601);
  const line = page.locator('a[href^="/operation-sets/"]');
  await expect(page.getByRole('status', { name: 'Ended work' }).locator(line)).toHaveText('Drain 3 nodes');
  await page.getByRole('button', { name: /^\d+ in progress/ }).click();
  await expect(page.getByRole('group', { name: 'Ended in 24 h' }).locator(line)).toContainText('In 2 clusters');
  expect(await account.requestCount('DrainExternalNode')).toBe(3);
});
