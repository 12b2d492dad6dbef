import { Host } from '../e2e/host.ts';
import { AddHostsPage } from '../e2e/pages/add-hosts-page.ts';
import { ClusterPage, clusterUrl } from '../e2e/pages/cluster-page.ts';
import { EnablePage } from '../e2e/pages/enable-page.ts';
import { OnboardingPage } from '../e2e/pages/onboarding-page.ts';
import { PoolForm } from '../e2e/pages/pool-form.ts';
import { expect, test } from './story.ts';

test.use({ scenario: 'not-in-the-beta', accountName: 'acme on the way' });

test('from the beta ticket to a joined node', async ({ page, account, scene }) => {
  const { name } = account.cluster;
  const onboarding = new OnboardingPage(page);
  const host = await Host.create();

  await onboarding.goto(account.id);
  await scene('Onboarding shows the progress of the account: the beta is closed', async () => {
    await onboarding.step('Beta access').click();
    await expect(page.getByRole('heading', { name: 'Beta access' })).toBeVisible();
    await expect(onboarding.gate).toContainText('Closed');
  });

  await scene('Isthmus writes the ticket from its observations and what a person enters', async () => {
    await onboarding.hosts.fill('40');
    await onboarding.city.fill('Guangzhou');
    await expect(onboarding.ticket).toContainText(account.uin);
    await onboarding.ticketNumber.fill('20261124-0042');
    await onboarding.ticketStatus.selectOption('Opened');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  await scene('Tencent opens the gate; the next probe sees it', async () => {
    await account.setOptions({ betaOpen: true });
    await expect(onboarding.gate).toContainText('Open');
    await onboarding.step('Enable external nodes').click();
    await expect(page.getByRole('link', { name: `Enable on ${name}` })).toBeVisible();
  });

  await scene('Enabling can’t be undone, so the page says what it means before the name is typed', async () => {
    await page.getByRole('link', { name: `Enable on ${name}` }).click();
    await expect(page.getByRole('heading', { name: `Enable external nodes on ${name}` })).toBeVisible();
    await new EnablePage(page).submit(name);
  });

  await scene('TKE’s own steps, until a read shows that it is enabled', async () => {
    const cluster = new ClusterPage(page);
    await expect(cluster.inFlight).toContainText('EnsureExternalNodeProxy');
    await expect(cluster.inFlight).toContainText('TKE reports Enabled');
  });

  await scene('The first pool, with a taint so that nothing lands there by surprise', async () => {
    await page.goto(clusterUrl(account, '/pools/new'));
    const pool = new PoolForm(page);
    await pool.name().fill('rack-7');
    await pool.location().fill('idc-guangzhou-1');
    await pool.submit();
    await expect(page.getByRole('heading', { name: 'rack-7' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Add hosts' })).toBeVisible();
  });

  await scene('One click fetches the join command, one copies it', async () => {
    await page.getByRole('link', { name: 'Add hosts' }).click();
    const hosts = new AddHostsPage(page);
    await hosts.addHost({ name: 'gz-r07-n01' });
    await expect(hosts.row('gz-r07-n01')).toContainText('Waiting');
  });

  await scene('The host runs it', async () => {
    const command = await new AddHostsPage(page).copyCommand();
    expect(await host.run(command)).toContain('registered as gz-r07-n01');
  });

  await scene('Its row says Running by itself', async () => {
    await expect(new AddHostsPage(page).row('gz-r07-n01')).toContainText('Running');
  });

  await host.remove();
});
