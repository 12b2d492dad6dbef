import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { NodesPage } from './pages/nodes-page.ts';
import { OperationGroupPage } from './pages/operation-group-page.ts';

test.use({ scenario: 'one-pool' });

const [first, second, third] = ['node-10.4.7.11', 'node-10.4.7.12', 'node-10.4.7.13'];

test.describe('a drain of several', () => {
  test.use({ tkeOptions: { speed: 1, drainSeconds: 600 } });

  test('goes one node at a time, and can be paused, resumed and stopped', async ({ page, account }) => {
    const nodes = new NodesPage(page);
    const group = new OperationGroupPage(page);
    await page.goto(clusterUrl(account, '/nodes'));
    await nodes.select(first, second, third);
    await nodes.drain();
    await expect(page.getByRole('heading', { level: 1, name: 'Drain 3 nodes' })).toBeVisible();
    await expect(group.row(first)).toContainText('Confirming');
    await expect(group.row(second)).toContainText('Not started');

    await group.pause.click();
    await expect(page.getByText('Paused: no new nodes start until you resume')).toBeVisible();
    await account.advanceClock(601);
    await expect(group.row(first)).toContainText('Done');
    await expect(page.getByText('1 of 3 done')).toBeVisible();
    await expect(group.row(second)).toContainText('Not started');

    await group.resume.click();
    await expect(group.row(second)).toContainText('Confirming');
    await group.stop.click();
    await group.confirmStop();
    await expect(group.row(third)).toContainText('Cancelled');
    await account.advanceClock(601);
    await expect(group.row(second)).toContainText('Done');
    await expect(page.getByText('Stopped: 1 node not started.')).toBeVisible();
    expect(await account.requestCount('DrainExternalNode')).toBe(2);
  });
});

test('running Pods block a deletion; force is a separate choice', async ({ page, account }) => {
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await nodes.select(second);
  await nodes.delete({ drainFirst: false });
  await expect(page.getByText(`TKE still counts Pods on ${second}`)).toBeVisible();
  await expect(page.getByText('ResourceInUse.ExistRunningPod').first()).toBeVisible();

  await page.getByRole('link', { name: `Show node ${second}` }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await nodes.force(account.cluster.name);
  await expect(page.getByText('1 of 1 done')).toBeVisible();

  await page.goto(clusterUrl(account, '/nodes'));
  await expect(nodes.shown).toHaveText('2 of 2');
  await expect(nodes.toClean(1)).toBeVisible();
});

test('a failed node: from the cluster’s overview to its page, its removal and its history', async ({
  page,
  account,
}) => {
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account));
  await account.putNode(account.cluster.clusterId, second, { failed: 'PLEG is not healthy' });
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await attention.getByRole('link', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { level: 1, name: second })).toBeVisible();
  await expect(page.getByRole('region', { name: 'PLEG is not healthy' })).toContainText('since about');
  const strip = page.getByRole('region', { name: 'State over time' });
  await expect(strip.getByRole('img')).toHaveAccessibleName(/running while updated\. Failed: 1 time/);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('row', { name: /Failed.*PLEG is not healthy/ })).toBeVisible();

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await nodes.dialog.getByRole('checkbox', { name: 'Drain first' }).uncheck();
  await nodes.force(account.cluster.name);
  await expect(page.getByText('1 of 1 done')).toBeVisible();
  await page.goto(clusterUrl(account, `/nodes/${second}`));
  await expect(page.getByRole('region', { name: /^Removed about/ })).toContainText('Removed through Isthmus.');
  await expect(page.getByText('The host of this node waits for cleaning')).toBeVisible();
  await expect(history.getByRole('row', { name: new RegExp(`Delete ${second}`) })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeHidden();
});
