import { Stops } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { Host } from './host.ts';
import { isPlayed } from './journeys.ts';
import { AddHostsPage } from './pages/add-hosts-page.ts';
import { ClusterPage, clusterUrl } from './pages/cluster-page.ts';
import { EnablePage } from './pages/enable-page.ts';
import { NodesPage } from './pages/nodes-page.ts';
import { PoolForm } from './pages/pool-form.ts';
import { TemplateForm } from './pages/template-form.ts';

if (isPlayed('by mouse, in English'))
  test('from an eligible cluster to a joined node, and back again', async ({ page, account }) => {
    test.slow();
    const { step } = test;
    const stops = new Stops(page, 18);
    const { name } = account.cluster;
    const template = `rack ${account.secretId.slice(-6)}`;
    const cluster = new ClusterPage(page);
    const nodes = new NodesPage(page);
    const host = await Host.create();
    const heading = (title: string) => page.getByRole('heading', { level: 1, name: title, exact: true });
    const more = async (act: string) => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: act }).click();
    };

    await step('enable', async () => {
      await page.goto(`/accounts/${account.id}/clusters`);
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
      await stops.check();
      await page.getByRole('link', { name, exact: true }).click();
      await expect(heading(name)).toBeVisible();
      await stops.check();
      await cluster.next('Enable external nodes').click();
      await expect(page.getByRole('radio', { name: 'plenty' })).toBeVisible();
      await stops.check();
      await new EnablePage(page).submit(name);
      await expect(cluster.inFlight).toContainText('TKE reports Enabled');
      await stops.check();
    });

    await step('create a template', async () => {
      await page.getByRole('link', { name: 'Templates', exact: true }).click();
      await expect(heading('Templates')).toBeVisible();
      await stops.check();
      await page.goto('/templates/new');
      const form = new TemplateForm(page);
      await form.name().fill(template);
      await form.location().fill('idc-guangzhou-1');
      await form.protection().uncheck();
      await stops.check();
      await form.submit();
      await expect(heading(template)).toBeVisible();
      await stops.check();
    });

    await step('create a pool from it', async () => {
      await page.getByRole('link', { name: 'Create pool from template' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Account' }).selectOption(account.accountName);
      await expect(dialog.getByRole('combobox', { name: 'Cluster' })).toContainText(name);
      await stops.check();
      await dialog.getByRole('button', { name: 'Continue' }).click();
      const form = new PoolForm(page);
      await expect(form.location()).toHaveValue('idc-guangzhou-1');
      await form.name().fill('rack-7');
      await stops.check();
      await form.submit();
      await page.getByRole('link', { name: 'rack-7', exact: true }).click();
      await expect(heading('rack-7')).toBeVisible();
      await expect(page.getByRole('link', { name: `${template} v1` })).toBeVisible();
      await stops.check();
    });

    await step('copy the command and run it on the host', async () => {
      await page.getByRole('link', { name: 'Add hosts' }).click();
      const hosts = new AddHostsPage(page);
      await hosts.addHost({ name: 'gz-r07-n01' });
      await expect(hosts.row('gz-r07-n01')).toContainText('Waiting');
      await stops.check();
      expect(await host.run(await hosts.copyCommand())).toContain('registered as gz-r07-n01');
      await expect(hosts.row('gz-r07-n01')).toContainText('Running');
    });

    await step('change the labels of the pool', async () => {
      await page.getByRole('link', { name: 'rack-7', exact: true }).click();
      await expect(heading('rack-7')).toBeVisible();
      await page.getByRole('link', { name: 'Modify', exact: true }).click();
      await page.getByRole('button', { name: 'Add a label' }).click();
      await page.getByRole('textbox', { name: 'Key of row 1' }).first().fill('rack');
      await page.getByRole('textbox', { name: 'Value of row 1' }).first().fill('r07');
      await stops.check();
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByText('TKE shows the requested values')).toBeVisible();
      await expect(page.getByText('rack=r07')).toBeVisible();
      await stops.check();
    });

    await step('drain and delete the node', async () => {
      await page.goto(clusterUrl(account, '/nodes'));
      await nodes.select('gz-r07-n01');
      await expect(nodes.bar).toContainText('1 selected');
      await stops.check();
      await nodes.delete();
      await expect(page.getByRole('heading', { level: 1, name: 'Drain and delete 1 node' })).toBeVisible();
      await expect(page.getByRole('main').getByText('Finished', { exact: true })).toBeVisible();
      await expect(page.getByText('1 of 1 done')).toBeVisible();
      await stops.check();
    });

    await step('mark the host as cleaned', async () => {
      await page.goto(clusterUrl(account, '/nodes'));
      await nodes.toClean(1).click();
      await stops.check();
      await page.getByRole('checkbox', { name: 'Mark gz-r07-n01 as cleaned' }).click();
      await expect(nodes.toClean(0)).toBeVisible();
    });

    await step('delete the pool', async () => {
      await cluster.tab('Pools').click();
      await page.getByRole('link', { name: 'rack-7', exact: true }).click();
      // The page before it has a menu of the same name.
      await expect(page.getByRole('heading', { level: 1, name: 'rack-7' })).toBeVisible();
      await more('Delete');
      const form = page.getByRole('form', { name: 'Delete external node pool' });
      await form.getByRole('textbox', { name: 'To confirm, type' }).fill('rack-7');
      await stops.check();
      await form.getByRole('button', { name: 'Delete pool' }).click();
      await expect(page.getByText('No pools yet')).toBeVisible();
      await stops.check();
    });

    stops.expectAllPassed();
    await host.remove();
  });
