import { expect, test } from './fixtures.ts';
import { Host } from './host.ts';
import { AddHostsPage } from './pages/add-hosts-page.ts';
import { clusterUrl } from './pages/cluster-page.ts';

test.use({ scenario: 'one-pool', nodes: 1 });

const addHosts = '/pools/np-rack0007/add-hosts';

test('several hosts side by side turn green by themselves, for everyone', async ({ page, browser, account }) => {
  const hosts = new AddHostsPage(page);
  const names = ['gz-r07-n21', 'gz-r07-n22', 'gz-r07-n23'];
  await page.goto(clusterUrl(account, addHosts));
  await hosts.expectMany(names);
  await expect(hosts.row(names[0] ?? '')).toContainText('No command yet');

  const other = await (await browser.newContext()).newPage();
  await other.goto(clusterUrl(account, addHosts));
  await hosts.getAllCommands();
  const machines = [];
  for (const name of names) {
    await expect(hosts.copyOf(name)).toBeVisible();
    machines.push({ name, command: await hosts.copyCommandOf(name), host: await Host.boot() });
  }
  const printed = await Promise.all(machines.map(({ host, command }) => host.run(command)));

  machines.forEach(({ name }, index) => expect(printed[index]).toContain(`registered as ${name}`));
  for (const name of names) {
    await expect(hosts.row(name)).toContainText('Running');
    await expect(new AddHostsPage(other).row(name)).toContainText('Running');
  }
  await page.reload();
  for (const name of names) await expect(hosts.row(name)).toContainText('Running');
  for (const { host } of machines) await host.scrap();
});

test.describe('a host that TKE lists before it runs', () => {
  test.use({ tkeOptions: { speed: 1, joinSeconds: 600, joiningStatus: 'Initializing' } });

  test('is seen first, with TKE’s own word, then Running', async ({ page, account }) => {
    const hosts = new AddHostsPage(page);
    const host = await Host.boot();
    await page.goto(clusterUrl(account, addHosts));
    await hosts.expectOne({ name: 'gz-r07-n21' });
    await host.run(await hosts.copyCommand());
    await expect(hosts.row('gz-r07-n21')).toContainText('Seen · Initializing');

    await account.advanceClock(601);
    await expect(hosts.row('gz-r07-n21')).toContainText('Running');
    await host.scrap();
  });
});

test.describe('with a clock at TKE that runs like ours', () => {
  // A link ends an hour after TKE's own time of signing.
  test.use({ tkeOptions: { speed: 1 } });

  test('a browser whose clock is two hours ahead calls no host late and no link expired', async ({ page, account }) => {
    const hosts = new AddHostsPage(page);
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await page.goto(clusterUrl(account, addHosts));
    await hosts.expectOne({ name: 'gz-r07-n21' });
    await expect(hosts.row('gz-r07-n21')).toContainText('Waiting');
    await expect(hosts.row('gz-r07-n21')).toContainText(/5\d:\d\d/);
    await expect(page.getByText('The link of the download expires in')).toBeVisible();
  });
});

test.describe('at a full quota', () => {
  test.use({ scenario: 'quota-full', nodes: undefined });

  test('the refusal is said beforehand, marks its row, and can be tried again', async ({ page, account }) => {
    const hosts = new AddHostsPage(page);
    await page.goto(clusterUrl(account, addHosts));
    await expect(hosts.builder).toContainText('Nodes in the cluster: 5 of 5');
    await expect(hosts.builder).toContainText('this host may be refused');
    await hosts.expectMany(['gz-r07-n21', 'gz-r07-n22']);
    await hosts.getAllCommands();
    await expect(hosts.row('gz-r07-n21')).toContainText('Refused');
    await expect(hosts.row('gz-r07-n22')).toContainText('Refused');

    await hosts.command('gz-r07-n22', 'Get').click();
    await expect(page.getByRole('alert')).toContainText('quota of external nodes is full');

    await account.changeCluster(account.cluster.clusterId, { quota: 10 });
    await hosts.command('gz-r07-n21', 'Get').click();
    await expect(hosts.row('gz-r07-n21')).toContainText('Waiting');
  });
});

test('a host can be cleared and installed again', async ({ page, account }) => {
  const hosts = new AddHostsPage(page);
  const host = await Host.boot();
  await page.goto(clusterUrl(account, addHosts));
  await hosts.expectOne({ name: 'gz-r07-n21' });
  const install = await hosts.copyCommand();
  const clear = await hosts.copyClearCommand();
  await host.run(install);
  await expect(hosts.row('gz-r07-n21')).toContainText('Running');

  await expect(host.run(install)).rejects.toThrow('clear');
  await host.run(clear);
  expect(await host.run(install)).toContain('registered as gz-r07-n21');
  await host.scrap();
});

test('a command is gone from the page when the person leaves it', async ({ page, account }) => {
  const hosts = new AddHostsPage(page);
  await page.goto(clusterUrl(account, addHosts));
  await hosts.expectOne({ name: 'gz-r07-n21' });
  const command = await hosts.copyCommand();
  const [token = ''] = /x-cos-token: *[^"'\s]+/.exec(command) ?? [];
  expect(token).not.toBe('');
  expect(await page.content()).toContain(token);

  await page.getByRole('link', { name: 'All nodes of the cluster' }).click();
  await expect(page.getByRole('heading', { level: 1, name: account.cluster.name })).toBeVisible();
  expect(await page.content()).not.toContain(token);
  await page.goBack();
  await expect(hosts.command('gz-r07-n21', 'Renew')).toBeVisible();
  expect(await page.content()).not.toContain(token);
});
