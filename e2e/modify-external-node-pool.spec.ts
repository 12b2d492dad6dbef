import { expect, test } from './fixtures.ts';
import { PoolForm } from './pages/pool-form.ts';

test.use({ scenario: 'one-pool' });

const nodePoolId = 'np-rack0007';

test('a change is shown before it is sent, and succeeds when a read confirms it', async ({ page, account }) => {
  const pool = new PoolForm(page, 'Modify external node pool');
  await pool.goto(account, `/pools/${nodePoolId}/modify`);
  await expect(pool.name()).toHaveValue('rack-7');
  await expect(pool.form.getByRole('list', { name: 'System labels' })).toContainText('nodepool-id');
  const save = pool.form.getByRole('button', { name: 'Save changes' });
  await expect(save).toBeDisabled();
  await expect(pool.form).toContainText('No changes yet.');

  await pool.name().fill('rack-7b');
  await pool.addLabel('rack', 'r07');
  await pool.addTaint('dedicated', 'rack', 'NoExecute');
  await pool.protection().check();
  const diff = pool.form.getByRole('table', { name: 'Changes' });
  await expect(diff.getByRole('row', { name: /^≠?\s*Name/ })).toContainText('rack-7b');
  await expect(diff).toContainText('rack=r07');
  await expect(pool.form).toContainText('NoExecute evicts immediately');
  await expect(pool.form.getByLabel('kubectl commands for joined nodes', { exact: true })).toContainText('kubectl');
  await save.click();

  await expect(page.getByRole('heading', { name: 'rack-7b' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Current operations' })).toContainText(
    'TKE shows the requested values',
  );
  const [changed] = await account.pools();
  expect(changed).toMatchObject({
    name: 'rack-7b',
    labels: expect.arrayContaining([{ Name: 'rack', Value: 'r07' }]),
    taints: [{ Key: 'dedicated', Value: 'rack', Effect: 'NoExecute' }],
    deletionProtection: true,
  });
});
