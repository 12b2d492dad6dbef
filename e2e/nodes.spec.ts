import type { Page } from '@playwright/test';
import { anotherAccount, expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { NodesPage } from './pages/nodes-page.ts';
import { OperationGroupPage } from './pages/operation-group-page.ts';

test.use({ scenario: 'one-pool' });

const [first, second, third] = ['node-10.4.7.11', 'node-10.4.7.12', 'node-10.4.7.13'];
const at = (name: string, value: string) => new RegExp(`[?&]${name}=${value}(&|$)`);

test('the filter narrows by words, status and pool, and lives in the URL', async ({ page, account }) => {
  const { clusterId } = account.cluster;
  await account.putNode(clusterId, second, { failed: 'PLEG is not healthy' });
  await account.putNode(clusterId, third, { unschedulable: true });
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await expect(nodes.shown).toHaveText('3 of 3');

  await nodes.filter.fill('pleg');
  await expect(nodes.shown).toHaveText('1 of 3');
  await expect(nodes.row(second)).toContainText('Failed');
  await expect(page).toHaveURL(at('q', 'pleg'));

  await nodes.filter.fill('');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Cordoned');
  await page.getByRole('combobox', { name: 'Pool' }).selectOption('rack-7');
  await expect(nodes.shown).toHaveText('1 of 3');
  await expect(page).toHaveURL(at('status', 'cordoned'));
  await expect(page).toHaveURL(at('pool', 'np-rack0007'));
  await page.reload();
  await expect(nodes.shown).toHaveText('1 of 3');
  await expect(nodes.row(third)).toBeVisible();

  await nodes.filter.fill('nothing is called this');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(nodes.shown).toHaveText('3 of 3');
});

test('a pasted list shows just these hosts and names those that are no nodes', async ({ page, account }) => {
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await page.evaluate((list) => navigator.clipboard.writeText(list), `${first}\n10.4.7.12\ngz-r09-n01\n`);
  await nodes.filter.press('ControlOrMeta+v');

  await expect(nodes.shown).toHaveText('2 of 3');
  await expect(page.getByText('One host of the list is no node here: gz-r09-n01')).toBeVisible();
});

test('the grid is used by keyboard, and the bar says what the selection can do', async ({ page, account }) => {
  const { clusterId } = account.cluster;
  await account.putNode(clusterId, third, { unschedulable: true, drainingFrom: Date.now(), drainStuck: true });
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await expect(nodes.row(third)).toContainText('Draining');

  await nodes.row(first).focus();
  await page.keyboard.press('Space');
  await expect(nodes.bar).toContainText('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(nodes.row(third)).toBeFocused();
  await expect(nodes.bar).toContainText('3 selected');
  await expect(nodes.bar.getByRole('button', { name: 'Drain 2 of 3' })).toBeEnabled();
  await expect(nodes.bar.getByRole('button', { name: 'Delete 3' })).toBeEnabled();
  await expect(nodes.bar).toContainText('one is already draining');

  await page.keyboard.press('/');
  await expect(nodes.filter).toBeFocused();
  await nodes.filter.fill(first);
  await expect(nodes.bar).toContainText('2 not shown by the filter');
  await nodes.filter.fill('');

  await nodes.row(first).focus();
  await page.keyboard.press('End');
  await expect(nodes.row(third)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nodes.dialog).toContainText('none are placed here');
  await expect(page).toHaveURL(at('node', third));
  await page.keyboard.press('Escape');
  await expect(nodes.dialog).toBeHidden();
  await expect(nodes.row(third)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(nodes.bar).toBeHidden();
});

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
    await expect(group.row(second)).toContainText('Not yet begun');

    await group.pause.click();
    await expect(page.getByText('Paused: nothing new begins until someone goes on')).toBeVisible();
    await account.advanceClock(601);
    await expect(group.row(first)).toContainText('Done');
    await expect(page.getByText('1 of 3 done')).toBeVisible();
    await expect(group.row(second)).toContainText('Not yet begun');

    await group.resume.click();
    await expect(group.row(second)).toContainText('Confirming');
    await group.stop.click();
    await group.confirmStop();
    await expect(group.row(third)).toContainText('Cancelled');
    await account.advanceClock(601);
    await expect(group.row(second)).toContainText('Done');
    await expect(page.getByText('Stopped: one node was not begun.')).toBeVisible();
    expect(await account.asked('DrainExternalNode')).toBe(2);
  });
});

test('Pods that are left refuse a deletion; force is a choice of its own', async ({ page, account }) => {
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await nodes.select(second);
  await nodes.delete({ drainFirst: false });
  await expect(page.getByText(`TKE still counts Pods on ${second}`)).toBeVisible();
  await expect(page.getByText('ResourceInUse.ExistRunningPod').first()).toBeVisible();

  await page.getByRole('link', { name: `Show ${second} among the nodes` }).click();
  await nodes.dialog.getByRole('button', { name: 'Delete' }).click();
  await nodes.force(account.cluster.name);
  await expect(page.getByText('1 of 1 done')).toBeVisible();

  await page.goto(clusterUrl(account, '/nodes'));
  await expect(nodes.shown).toHaveText('2 of 2');
  await expect(nodes.toClean(1)).toBeVisible();
});

test('the history of a node tells what Isthmus did from what others did', async ({ page, account }) => {
  const nodes = new NodesPage(page);
  await page.goto(clusterUrl(account, `/nodes`));
  await expect(nodes.row(first)).toContainText('Running');
  await account.putNode(account.cluster.clusterId, first, { failed: 'kubelet stopped posting node status' });
  await expect(nodes.row(first)).toContainText('Failed');
  await account.putNode(account.cluster.clusterId, first, { failed: null });
  await expect(nodes.row(first)).toContainText('Running');
  await nodes.select(first);
  await nodes.drain();
  await expect(page.getByText('1 of 1 done')).toBeVisible();

  await page.goto(clusterUrl(account, `/nodes?node=${first}`));
  await expect(nodes.dialog).toBeFocused();
  const history = nodes.dialog.getByRole('region', { name: 'History' });
  await expect(history.getByRole('listitem').filter({ hasText: 'Status: Running → Failed' })).toContainText(
    'not through Isthmus',
  );
  await expect(history.getByRole('listitem').filter({ hasText: 'Cordoned: no → yes' })).toContainText(
    /(?<!not )through Isthmus/,
  );
});

const elementsOn = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

test.describe('ten thousand nodes', () => {
  test.use({ scenario: 'five-thousand-nodes', nodes: 10_000 });

  test('weigh in the document what a hundred do, and none is hidden', async ({ page, api, account }, {
    annotations,
  }) => {
    const nodes = new NodesPage(page);
    const small = await anotherAccount(api, 'five-thousand-nodes', 100);
    await page.goto(clusterUrl(small, '/nodes'));
    await expect(nodes.shown).toHaveText('100 of 100');
    const few = await elementsOn(page);

    await page.goto(clusterUrl(account, '/nodes'));
    await expect(nodes.shown).toHaveText('10000 of 10000');
    const many = await elementsOn(page);
    annotations.push({ type: 'elements', description: `${few} at 100 nodes, ${many} at 10,000` });
    expect(many).toBeLessThanOrEqual(900);
    expect(Math.abs(many - few)).toBeLessThanOrEqual(few * 0.05);
    await expect(nodes.grid).toHaveAttribute('aria-rowcount', '10001');

    await nodes.row('node-10.4.0.1').focus();
    await page.keyboard.press('End');
    await expect(nodes.row('node-10.4.39.250')).toBeVisible();
    expect(await elementsOn(page)).toBeLessThanOrEqual(900);
  });
});
