import { expect, test } from './fixtures.ts';
import { DeletePoolPage } from './pages/delete-pool-page.ts';
import { PoolsPage } from './pages/pools-page.ts';

test.describe('an empty pool', () => {
  test.use({ scenario: 'one-enabled-cluster' });

  test('is deleted after its protection is switched off', async ({ page, account }) => {
    const pools = new PoolsPage(page);
    const deleting = new DeletePoolPage(page);
    await account.putPool(account.cluster.clusterId, 'np-rack0008', { name: 'rack-8', deletionProtection: true });
    await pools.goto(account);
    await expect(pools.row('rack-8')).toBeVisible();
    await deleting.goto(account, 'np-rack0008');
    await expect(deleting.protection).toContainText('Switch protection off first');
    await expect(deleting.form).toHaveCount(0);
    await deleting.protection.getByRole('button', { name: 'Switch protection off' }).click();
    await expect(deleting.form).toBeVisible();
    await expect(deleting.protection).toHaveCount(0);

    await deleting.confirmation.fill('rack-9');
    await deleting.button.click();
    await expect(deleting.confirmation).toHaveAccessibleDescription("Type the pool's name exactly");
    expect(await account.asked('DeleteExternalNodePool')).toBe(0);
    await deleting.confirmation.fill('rack-8');
    await deleting.button.click();
    await expect(pools.inFlight).toContainText('Gone from two reads');
    await expect(page.getByText('No pools yet')).toBeVisible();
  });
});

test.describe('a pool with nodes', () => {
  test.use({ scenario: 'one-pool' });

  test('the safe order comes first, and begins with the script', async ({ page, account }) => {
    const deleting = new DeletePoolPage(page);
    await deleting.goto(account, 'np-rack0007');
    await expect(page.getByText('Two writers for one volume or database')).toBeVisible();
    await expect(deleting.order.getByRole('heading', { level: 3 })).toContainText([
      'Keep the script',
      'Drain all nodes',
      'Delete the nodes',
      'Clear the hosts',
      'Delete the empty pool',
    ]);
    await expect(deleting.order).toContainText('0 of 3 nodes drained');
    await expect(deleting.order).toContainText('3 nodes left');
    await expect(deleting.button).toBeDisabled();

    expect(await account.asked('DescribeExternalNodeScript')).toBe(0);
    await deleting.order.getByRole('button', { name: 'Fetch the script' }).click();
    await expect(deleting.order.getByLabel('Download with wget', { exact: true })).toContainText('wget');
    await expect(deleting.order).toContainText(/The link expires in \d+:\d\d/);
    await deleting.order.getByRole('link', { name: 'to drain them' }).click();
    await expect(page).toHaveURL(/\/nodes\?pool=np-rack0007/);
    await expect(page.getByRole('grid', { name: 'External nodes' })).toContainText('node-10.4.7.11');
  });

  test('takes its nodes only when that is said, and Pods only by force', async ({ page, account }) => {
    const pools = new PoolsPage(page);
    const deleting = new DeletePoolPage(page);
    await deleting.goto(account, 'np-rack0007');
    await deleting.confirmation.fill('rack-7');
    await expect(deleting.button).toBeDisabled();
    await deleting.chooseWithNodes();
    await expect(deleting.form.getByRole('list', { name: 'Hosts that stay behind' })).toContainText('node-10.4.7.11');
    await deleting.button.click();
    await expect(pools.inFlight.getByRole('alert')).toContainText('TKE still counts Pods on the node');
    await expect(pools.inFlight.getByRole('alert')).toContainText('ResourceInUse.ExistRunningPod');
    await expect(pools.row('rack-7')).toBeVisible();

    await deleting.goto(account, 'np-rack0007');
    await deleting.chooseWithNodes();
    await deleting.chooseForce();
    await deleting.confirmation.fill('rack-7');
    await deleting.button.click();
    await expect(pools.inFlight).toContainText('Gone from two reads');
    await expect(page.getByText('No pools yet')).toBeVisible();
    expect(await account.asked('DeleteExternalNodePool')).toBe(2);

    await page
      .getByRole('link', { name: /^Nodes/ })
      .first()
      .click();
    await expect(page.getByText('Hosts to clean: 3')).toBeVisible();
  });
});
