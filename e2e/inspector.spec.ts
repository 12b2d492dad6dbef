import { expectAccessible, expectAccessibleInATheme } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { InspectorPage } from './pages/inspector-page.ts';

test.use({ scenario: 'one-pool', tkeOptions: { speed: 0 } });

const node = 'node-10.4.7.11';

test('a person controls the mock: orders a failure, moves the clock, changes a node, switches the scenario', async ({
  page,
  tkeAccount,
}) => {
  const inspector = new InspectorPage(page);
  await inspector.goto(tkeAccount);
  await inspector.choose(tkeAccount);
  await expect(inspector.nodesShown).toHaveText('3 of 3');

  await inspector.orderError('DrainExternalNode', 'InternalError.UnexpectedInternal');
  await expect(inspector.ordered).toHaveText([/InternalError\.UnexpectedInternal.*DrainExternalNode.*1 left/s]);
  await inspector.clearFailures();
  await expect(inspector.ordered).toHaveCount(0);

  await inspector.act(node, 'Drain');
  await expect(inspector.node(node)).toContainText('Draining · cordoned');
  await expect(inspector.node(node)).toContainText('0:40');
  await inspector.clock('+1 min').click();
  await expect(inspector.node(node)).toContainText('Running · cordoned');
  await inspector.acts.getByRole('button', { name: 'Fail', exact: true }).click();
  await expect(inspector.node(node)).toContainText('PLEG is not healthy');

  await inspector.reset('five-thousand-nodes');
  await expect(inspector.nodesShown).toHaveText('1–100 of 5,000');
  await inspector.filterNodes('10.4.9.1');
  await expect(inspector.nodesShown).toHaveText(/of 111$/);
});

test('outside changes appear without moving the page or the focus', async ({ page, tkeAccount }) => {
  const inspector = new InspectorPage(page);
  await inspector.goto(tkeAccount);
  await inspector.choose(tkeAccount);
  const options = await inspector.openOptions();
  const seconds = options.getByRole('spinbutton', { name: 'Drain seconds' });
  await seconds.fill('9');

  await tkeAccount.putNode(tkeAccount.cluster.clusterId, 'node-from-elsewhere');
  await tkeAccount.failNext('DescribeClusters', { kind: 'delay', ms: 10 });
  await expect(inspector.node('node-from-elsewhere')).toContainText('Running');
  await expect(inspector.ordered).toHaveText([/delay ms 10.*DescribeClusters/s]);
  await expect(seconds).toBeFocused();
  await expect(seconds).toHaveValue('9');
  await seconds.press('Tab');
  await expect(page.getByText('drainSeconds is 9')).toBeVisible();
});

test('a saved world can be restored', async ({ page, tkeAccount }) => {
  const inspector = new InspectorPage(page);
  await inspector.goto(tkeAccount);
  await inspector.choose(tkeAccount);
  await inspector.takeSnapshot();
  await inspector.act(node, 'Remove');
  await expect(inspector.nodesShown).toHaveText('2 of 2');
  await inspector.restore();
  await expect(inspector.nodesShown).toHaveText('3 of 3');
});

test.describe('with an account that Isthmus reads', () => {
  test.use({ scenario: 'one-pool', tkeOptions: { speed: 1 } });

  test('its requests are listed, the newest first, and filtered', async ({ page, account }) => {
    await account.failNext('DescribeExternalNodePools', 'InternalError.UnexpectedInternal');
    const inspector = new InspectorPage(page);
    await inspector.goto(account);
    await inspector.choose(account);
    await expect(inspector.requests.getByText('InternalError.UnexpectedInternal').first()).toBeVisible();
    await inspector.filterRequests('Verdict', 'InternalError.UnexpectedInternal');
    await expect(inspector.requests.getByRole('row')).toHaveCount(2);
    await expect(inspector.requestsShown).toHaveText(/^1 · \d+ in all$/);
  });
});

test('a stopped mock is reported, and its last state stays', async ({ page, tkeAccount }) => {
  const inspector = new InspectorPage(page);
  await inspector.goto(tkeAccount);
  await inspector.choose(tkeAccount);
  await expect(inspector.link).toHaveText('Live');
  await page.context().setOffline(true);
  await expect(inspector.link).toHaveText(/mock-tke does not answer\. This is its last state, of/);
  await expect(inspector.node(node)).toContainText('Running');
  await expectAccessible(page);
  await page.context().setOffline(false);
  await expect(inspector.link).toHaveText('Live');
});

test.describe('with five thousand nodes', () => {
  test.use({ scenario: 'five-thousand-nodes' });

  test('the page has no accessibility barriers, few elements, and does not scroll sideways', async ({
    page,
    tkeAccount,
  }) => {
    const inspector = new InspectorPage(page);
    await inspector.goto(tkeAccount);
    await inspector.choose(tkeAccount);
    await inspector.openOptions();
    await inspector.orderError('DescribeClusters', 'InternalError');
    await expect(inspector.ordered).toHaveCount(1);
    await inspector.act('node-10.4.0.7', 'Delete');
    await expect(inspector.node('node-10.4.0.7')).toContainText('Terminating');
    await expectAccessibleInATheme(page);
    const elements = await page.evaluate(() => document.getElementsByTagName('*').length);
    expect(elements).toBeLessThan(2500);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
