import { expect, test } from './fixtures.ts';
import { DeletePoolPage } from './pages/delete-pool-page.ts';
import { PoolsPage } from './pages/pools-page.ts';

test.use({ scenario: 'one-pool' });

test('deleting a pool removes its nodes only on request, and running Pods only by force; protection is switched off first', async ({
  page,
  account,
}) => {
  const pools = new PoolsPage(page);
  const deleting = new DeletePoolPage(page);
  await account.putPool(account.cluster.clusterId, 'np-rack0007', { deletionProtection: true });
  await deleting.goto(account, 'np-rack0007');
  await deleting.protection.getByRole('button', { name: 'Turn off protection' }).click();
  await expect(deleting.form).toBeVisible();
  await expect(deleting.protection).toHaveCount(0);
  await deleting.order.getByRole('button', { name: 'Fetch the script' }).click();
  await expect(deleting.order.getByLabel('Download with wget', { exact: true })).toContainText('wget');
  await deleting.confirmation.fill('rack-7');
  await expect(deleting.button).toBeDisabled();
  await deleting.chooseWithNodes();
  await expect(deleting.form.getByRole('list', { name: 'Hosts that keep running' })).toContainText('node-10.4.7.11');
  await deleting.button.click();
  await expect(pools.inFlight.getByRole('alert')).toContainText('TKE still counts Pods on the node');
  await expect(pools.inFlight.getByRole('alert')).toContainText('ResourceInUse.ExistRunningPod');
  await expect(pools.row('rack-7')).toBeVisible();

  await deleting.goto(account, 'np-rack0007');
  await deleting.chooseWithNodes();
  await deleting.chooseForce();
  await deleting.confirmation.fill('rack-7');
  await deleting.button.click();
  await expect(pools.inFlight).toContainText('No longer listed in two reads');
  await expect(page.getByText('No pools yet')).toBeVisible();
  expect(await account.requestCount('DeleteExternalNodePool')).toBe(2);

  await page.getByRole('navigation', { name: 'Cluster', exact: true }).getByRole('link', { name: 'Nodes' }).click();
  await expect(page.getByText('Hosts to clean: 3')).toBeVisible();
});
