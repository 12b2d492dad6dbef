import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { PoolForm } from './pages/pool-form.ts';
import { PoolsPage } from './pages/pools-page.ts';
import { TemplatePage } from './pages/template-page.ts';

test.use({ scenario: 'one-enabled-cluster' });

const script = '#!/bin/bash\necho hello\n';

/** Templates belong to all accounts, so each test uses its own name. */
async function createTemplate(api: APIRequestContext, name: string) {
  const settings = {
    nodeType: 'CPU',
    runtime: null,
    labels: [{ key: 'rack', value: 'r07' }],
    taints: [],
    deletionProtection: false,
    containerDirectory: null,
    cordonNewNodes: false,
    desiredPodNumber: null,
    kubeletArgs: [],
    notKnown: [],
  };
  const reply = await api.post('/api/templates', { data: { name, note: '', settings, customData: script } });
  expect(reply.ok(), await reply.text()).toBe(true);
  const { id } = await reply.json();
  return String(id);
}

test('a template is created, changed in versions, compared, copied and deleted', async ({ page, tkeAccount }) => {
  const name = `racks ${tkeAccount.secretId.slice(-6)}`;
  const template = new TemplatePage(page);
  const creating = new PoolForm(page, 'Create template');
  await page.goto('/templates/new');
  await creating.form.getByRole('textbox', { name: 'Template name' }).fill(name);
  await creating.location().fill('idc-guangzhou-1');
  await creating.showAdvanced();
  await creating.customData().fill(script);
  await creating.submit('Create template');
  await expect(template.title(name)).toBeVisible();
  await expect(template.settings).toContainText('tke.cloud.tencent.com/location=idc-guangzhou-1');
  await expect(template.settings).toContainText('idc=true:NoSchedule');

  await template.choose('New version');
  const editing = new PoolForm(page, 'New version of the template');
  await expect(editing.form.getByRole('button', { name: 'Save version 2' })).toBeDisabled();
  await editing.location().fill('idc-foshan-1');
  await editing.form.getByRole('textbox', { name: 'Note' }).fill('moved to Foshan');
  await editing.submit('Save version 2');
  await expect(template.versions.getByRole('link', { name: /moved to Foshan/ })).toBeVisible();
  await expect(template.comparison.getByRole('row', { name: /Kubernetes labels/ })).toContainText('idc-guangzhou-1');
  await expect(template.comparison.getByRole('row', { name: /Kubernetes labels/ })).toContainText('idc-foshan-1');
  await expect(template.comparison.getByRole('row', { name: /Same in both/ })).toContainText('Custom data');
  await template.versions.getByRole('link', { name: /Created/ }).click();
  await expect(page.getByRole('region', { name: 'Settings of version 1' })).toContainText('idc-guangzhou-1');
  await expect(page).toHaveURL(/to=1/);

  await template.choose('Copy');
  const copyName = template.dialog.getByRole('textbox', { name: 'Name of the copy' });
  await expect(copyName).toBeFocused();
  await copyName.fill(name);
  await template.dialog.getByRole('button', { name: 'Copy template' }).click();
  await expect(copyName).toHaveAccessibleDescription('Another template has this name');
  await copyName.fill(`${name} copy`);
  await template.dialog.getByRole('button', { name: 'Copy template' }).click();
  await expect(template.title(`${name} copy`)).toBeVisible();
  await expect(template.settings).toContainText('idc-foshan-1');
  await expect(template.settings).toContainText('sha256');

  await template.choose('Delete');
  await template.dialog.getByRole('textbox', { name: 'To confirm, type' }).fill(`${name} copy`);
  await template.dialog.getByRole('button', { name: 'Delete template and its version' }).click();
  const all = page.getByRole('table', { name: 'Templates' });
  await expect(all.getByRole('link', { name, exact: true })).toBeVisible();
  await expect(all.getByRole('link', { name: `${name} copy` })).toHaveCount(0);
});

test('a pool created from a template has its settings and its custom data', async ({ page, api, account }) => {
  const name = `racks ${account.secretId.slice(-6)}`;
  const template = new TemplatePage(page);
  const id = await createTemplate(api, name);
  await template.goto(id);
  await template.createPoolIn(account.id);
  await expect(page).toHaveURL(clusterUrl(account, `/pools/new?template=${id}`));

  const pool = new PoolForm(page);
  await expect(pool.labels().getByRole('textbox', { name: 'Key of row 1' })).toHaveValue('rack');
  await expect(pool.protection()).not.toBeChecked();
  await expect(pool.form.getByRole('checkbox', { name: /^Keep the template’s custom data/ })).toBeChecked();
  await expect(pool.customData()).toHaveCount(0);
  await pool.name().fill('rack-7');
  await pool.submit();
  const pools = new PoolsPage(page);
  await expect(pools.row('rack-7')).toContainText(`${name} v1`);
  const [made] = await account.pools();
  expect(made).toMatchObject({
    labels: [{ Name: 'rack', Value: 'r07' }],
    taints: [],
    settings: { UserScript: Buffer.from(script).toString('base64') },
  });

  await pools
    .row('rack-7')
    .getByRole('link', { name: `${name} v1` })
    .click();
  await expect(template.poolsMadeFromIt.getByRole('row', { name: /rack-7/ })).toContainText(account.cluster.name);
  await template.poolsMadeFromIt.getByRole('button', { name: 'Compare rack-7 with its version' }).click();
  const comparison = page.getByRole('table', { name: 'Compare rack-7 with its version' });
  await expect(comparison.getByRole('row', { name: /Same in both/ })).toContainText('Kubernetes labels');
  await expect(comparison.getByRole('row', { name: /Custom data/ })).toContainText('Unknown');
});
