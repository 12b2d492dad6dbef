import { expect, test } from './fixtures.ts';
import { Host } from './host.ts';
import { AddHostsPage } from './pages/add-hosts-page.ts';
import { clusterUrl } from './pages/cluster-page.ts';

test.use({ scenario: 'one-pool', nodes: 1 });

const addHosts = '/pools/np-rack0007/add-hosts';

test('several hosts become Running by themselves, in every open browser', async ({ page, browser, account }) => {
  const hosts = new AddHostsPage(page);
  const names = ['gz-r07-n21', 'gz-r07-n22', 'gz-r07-n23'];
  await page.goto(clusterUrl(account, addHosts));
  await hosts.addHosts(names);
  await expect(hosts.row(names[0] ?? '')).toContainText('Waiting');

  const other = await (await browser.newContext()).newPage();
  await other.goto(clusterUrl(account, addHosts));
  const machines = [];
  for (const name of names) {
    await expect(hosts.copyOf(name)).toBeVisible();
    machines.push({ name, command: await hosts.copyCommandOf(name), host: await Host.create() });
  }
  const printed = await Promise.all(machines.map(({ host, command }) => host.run(command)));

  machines.forEach(({ name }, index) => expect(printed[index]).toContain(`registered as ${name}`));
  for (const name of names) {
    await expect(hosts.row(name)).toContainText('Running');
    await expect(new AddHostsPage(other).row(name)).toContainText('Running');
  }
  await page.reload();
  for (const name of names) await expect(hosts.row(name)).toContainText('Running');
  for (const { host } of machines) await host.remove();
});

test.describe('with a clock at TKE that runs like ours', () => {
  // A link ends an hour after TKE's signing time.
  test.use({ tkeOptions: { speed: 1 } });

  test('a browser whose clock is two hours ahead shows no host as late and no link as expired', async ({
    page,
    account,
  }) => {
    const hosts = new AddHostsPage(page);
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await page.goto(clusterUrl(account, addHosts));
    await hosts.addHost({ name: 'gz-r07-n21' });
    await expect(hosts.row('gz-r07-n21')).toContainText('Waiting');
    await expect(page.getByText(/First link expires in 5\d min \d+ s/)).toBeVisible();
    await expect(page.getByText('The download link expires in')).toBeVisible();
  });
});

test('a host can be cleared and installed again', async ({ page, account }) => {
  const hosts = new AddHostsPage(page);
  const host = await Host.create();
  await page.goto(clusterUrl(account, addHosts));
  await hosts.addHost({ name: 'gz-r07-n21' });
  const install = await hosts.copyCommand();
  const clear = await hosts.copyClearCommand();
  await host.run(install);
  await expect(hosts.row('gz-r07-n21')).toContainText('Running');

  await expect(host.run(install)).rejects.toThrow('clear');
  await host.run(clear);
  expect(await host.run(install)).toContain('registered as gz-r07-n21');
  await host.remove();
});
