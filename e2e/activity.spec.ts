import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { AddHostsPage } from './pages/add-hosts-page.ts';
import { ActivityPage } from './pages/activity-page.ts';
import { NodesPage } from './pages/nodes-page.ts';

test.use({ scenario: 'one-pool' });

const [drained, broken] = ['node-10.4.7.11', 'node-10.4.7.12'];

test('operations, reveals and changes from outside are listed, filtered by the URL, and copied for a ticket', async ({
  page,
  account,
}) => {
  const { step } = test;
  const activity = new ActivityPage(page);
  const nodes = new NodesPage(page);

  await step('something of each kind happens', async () => {
    await page.goto(clusterUrl(account, '/nodes'));
    await nodes.select(drained);
    await nodes.drain();
    await expect(page.getByText('1 of 1 done')).toBeVisible();
    await page.goto(clusterUrl(account, '/pools/np-rack0007/add-hosts'));
    await new AddHostsPage(page).addHost({ name: 'gz-r07-n21' });
    await expect(new AddHostsPage(page).row('gz-r07-n21')).toContainText('Waiting');
  });

  await step('a change from outside arrives while the page of its cluster is open', async () => {
    await page.goto(clusterUrl(account, '/activity'));
    await expect(activity.row(`Drain ${drained}`)).toContainText('Done');
    await account.putNode(account.cluster.clusterId, broken, { failed: 'PLEG is not healthy' });
    await expect(activity.row(`Node ${broken} changed`)).toContainText('Outside Isthmus');
    await expect(activity.row(`Node ${broken} changed`)).toContainText('PLEG is not healthy');
  });

  await step('the account lists all of it', async () => {
    await activity.goto(account);
    await expect(activity.row(`Drain ${drained}`)).toBeVisible();
    await expect(activity.row(`Node ${broken} changed`)).toBeVisible();
    await expect(activity.row('Join command shown')).toContainText('gz-r07-n21');
    await expect(activity.days.first()).toContainText('Today');
    await expect(activity.row(`Drain ${drained}`)).toContainText(account.cluster.name);
  });

  await step('the kind of entry is a filter', async () => {
    await activity.filter('Entry type').selectOption('Commands shown');
    await expect(page).toHaveURL(/type=reveal/);
    await expect(activity.row(`Drain ${drained}`)).toBeHidden();
    await page.reload();
    await expect(activity.row('Join command shown')).toBeVisible();
    await expect(activity.filter('Entry type')).toHaveValue('reveal');
    await expect(activity.row(`Drain ${drained}`)).toBeHidden();

    await activity.filter('Entry type').selectOption('Changes outside Isthmus');
    await expect(activity.row(`Node ${broken} changed`)).toBeVisible();
    await expect(activity.row('Join command shown')).toBeHidden();
    await activity.clear.click();
    await expect(activity.row('Join command shown')).toBeVisible();
  });

  await step('an operation is found by its request id', async () => {
    await activity.filter('Operation').selectOption('Drain node');
    await expect(activity.row('Join command shown')).toBeHidden();
    const ticket = await activity.copyForTicket(`Drain ${drained}`);
    const [, requestId = ''] = /TKE request ids: ([0-9a-f-]{36})/.exec(ticket) ?? [];
    expect(requestId).not.toBe('');
    await activity.clear.click();
    await activity.search('TKE request id', requestId);
    await expect(page).toHaveURL(new RegExp(`request=${requestId}`));
    await expect(activity.rows).toHaveCount(1);
    await expect(activity.row(`Drain ${drained}`)).toBeVisible();
  });

  await step('an entry is copied for a ticket', async () => {
    const ticket = await activity.copyForTicket(`Drain ${drained}`);
    expect(ticket).toContain(`What: Drain ${drained}`);
    expect(ticket).toContain(account.cluster.clusterId);
    expect(ticket).toContain('TKE request ids:');
  });

  await step('the page of an operation tells its story, and its object is one click away', async () => {
    await activity.row(`Drain ${drained}`).getByRole('link', { name: 'Drain', exact: true }).click();
    const story = page.getByRole('region', { name: 'Steps' });
    await expect(story.getByRole('listitem').first()).toContainText('Recorded');
    await expect(story.getByRole('listitem').last()).toContainText('TKE finished draining');
    await page.goBack();
    await expect(activity.row(`Drain ${drained}`).getByRole('link', { name: drained })).toHaveAttribute(
      'href',
      new RegExp(`/nodes/${drained}$`),
    );
  });

  await step('a search without a result says so', async () => {
    await activity.search('Name or id', 'nothing is called this');
    await expect(page.getByText('No entries match')).toBeVisible();
  });
});
