import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { PoolForm } from './pages/pool-form.ts';

test.use({ scenario: 'one-pool' });

const nodePoolId = 'np-rack0007';

test('what changes is shown before it is sent, and done when a read shows it', async ({ page, account }) => {
  const pool = new PoolForm(page, 'Modify external node pool');
  await pool.goto(account, `/pools/${nodePoolId}/modify`);
  await expect(pool.name()).toHaveValue('rack-7');
  await expect(pool.form.getByRole('list', { name: 'System labels' })).toContainText('nodepool-id');
  const save = pool.form.getByRole('button', { name: 'Save changes' });
  await expect(save).toBeDisabled();
  await expect(pool.form).toContainText('Nothing is changed yet, so nothing would be sent.');

  await pool.name().fill('rack-7b');
  await pool.addLabel('rack', 'r07');
  await pool.addTaint('dedicated', 'rack', 'NoExecute');
  await pool.protection().check();
  const diff = pool.form.getByRole('table', { name: 'What changes' });
  await expect(diff.getByRole('row', { name: /^≠?\s*Name/ })).toContainText('rack-7b');
  await expect(diff).toContainText('rack=r07');
  await expect(pool.form).toContainText('NoExecute evicts at once');
  await expect(pool.form.getByLabel('kubectl commands for nodes that have joined', { exact: true })).toContainText(
    'kubectl',
  );
  await save.click();

  await expect(page.getByRole('heading', { name: 'rack-7b' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Operations on this' })).toContainText('The fields read back as asked');
  const [changed] = await account.pools();
  expect(changed).toMatchObject({
    name: 'rack-7b',
    labels: expect.arrayContaining([{ Name: 'rack', Value: 'r07' }]),
    taints: [{ Key: 'dedicated', Value: 'rack', Effect: 'NoExecute' }],
    deletionProtection: true,
  });
});

test('what is typed and taken back is no change', async ({ page, account }) => {
  const pool = new PoolForm(page, 'Modify external node pool');
  await pool.goto(account, `/pools/${nodePoolId}/modify`);
  await pool.name().fill('another');
  await expect(pool.form.getByRole('button', { name: 'Save changes' })).toBeEnabled();
  await pool.name().fill('rack-7');
  await expect(pool.form.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await pool.name().press('Enter');
  await pool.form.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(clusterUrl(account, `/pools/${nodePoolId}`));
  expect(await account.asked('ModifyExternalNodePool')).toBe(0);
});

test('a pool that changed meanwhile is shown beside what was typed', async ({ page, account }) => {
  const pool = new PoolForm(page, 'Modify external node pool');
  await pool.goto(account, `/pools/${nodePoolId}/modify`);
  await pool.addLabel('rack', 'r07');
  await account.putPool(account.cluster.clusterId, nodePoolId, { name: 'renamed', taints: [] });

  const meanwhile = pool.form.getByRole('region', { name: 'The pool changed meanwhile' });
  const versions = meanwhile.getByRole('table', { name: 'Versions of the pool' });
  await expect(versions).toContainText('renamed');
  await expect(versions).toContainText('rack=r07');
  await expect(pool.form.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await expect(pool.labels().getByRole('textbox', { name: 'Key of row 1' })).toHaveValue('rack');
  expect(await account.asked('ModifyExternalNodePool')).toBe(0);

  await meanwhile.getByRole('button', { name: 'Go on from what is there now' }).click();
  await expect(pool.name()).toHaveValue('renamed');
  await pool.submit('Save changes');
  await expect(page.getByRole('region', { name: 'Operations on this' })).toContainText('The fields read back as asked');
  const [changed] = await account.pools();
  expect(changed).toMatchObject({
    name: 'renamed',
    labels: expect.arrayContaining([{ Name: 'rack', Value: 'r07' }]),
  });
});

test('custom data can be replaced, not read back', async ({ page, account }) => {
  const script = 'echo again\n';
  const pool = new PoolForm(page, 'Modify external node pool');
  await pool.goto(account, `/pools/${nodePoolId}/modify`);
  await expect(pool.customData()).toHaveValue('');
  await pool.customData().fill(script);
  await expect(pool.form.getByRole('table', { name: 'What changes' })).toContainText('a new script');
  await pool.submit('Save changes');
  const inFlight = page.getByRole('region', { name: 'Operations on this' });
  await expect(inFlight).toContainText('Accepted by TKE; custom data can’t be read back');
  const [changed] = await account.pools();
  expect(changed?.settings).toEqual({ UserScript: Buffer.from(script).toString('base64') });
});
