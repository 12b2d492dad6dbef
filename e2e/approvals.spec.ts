import { expect, test } from './fixtures.ts';
import { DeletePoolPage } from './pages/delete-pool-page.ts';

test.use({ scenario: 'one-pool' });

test('one person asks to delete a pool with its nodes, another approves it, and the pool names both', async ({
  page,
  account,
  api,
  browser,
}) => {
  const invited = await api.post('/api/people', {
    data: {
      ...{ email: `mei-${account.id}@example.com`, name: 'Mei Lin', isOwner: false },
      grants: [{ accountId: account.id, role: 'admin' }],
    },
  });
  const { url } = await invited.json();
  const second = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const mei = await second.newPage();
  await mei.goto(url);
  await mei.getByRole('textbox', { name: 'New password' }).fill('another long enough password');
  await mei.getByRole('form').getByRole('button').click();

  await page.goto(`/accounts/${account.id}/settings/account/general`);
  await page.getByRole('button', { name: 'Turn on four eyes' }).click();
  await expect(page.getByText('Grave acts need a second person')).toBeVisible();

  const deleting = new DeletePoolPage(page);
  await deleting.goto(account, 'np-rack0007');
  await deleting.chooseWithNodes();
  await deleting.chooseForce();
  await deleting.confirmation.fill('rack-7');
  await deleting.form.getByRole('button', { name: 'Request approval to delete' }).click();
  const panel = page.getByRole('dialog', { name: 'Request approval' });
  await panel.getByLabel('Reason').fill('Racks go back to the vendor');
  await panel.getByRole('button', { name: 'Request approval' }).click();
  await expect(page.getByRole('heading', { name: 'Delete pool rack-7' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve and delete' })).toHaveCount(0);
  expect(await account.requestCount('DeleteExternalNodePool')).toBe(0);

  await mei.getByRole('link', { name: 'Approvals 1' }).click();
  await mei.getByRole('link', { name: 'Delete pool rack-7' }).click();
  await expect(mei.getByText('Racks go back to the vendor')).toBeVisible();
  await expect(mei.getByText('3 nodes are deleted')).toBeVisible();
  await mei.getByRole('button', { name: 'Approve and delete' }).click();
  await expect(mei.getByText('Approved by Mei Lin')).toBeVisible();
  // The page of the person who asked hears of it.
  await page.getByRole('link', { name: 'Show the operation' }).click();
  await expect(page.getByRole('link', { name: 'Mei Lin' })).toBeVisible();
  await expect(page.getByText('No longer listed in two reads')).toBeVisible();
  expect(await account.requestCount('DeleteExternalNodePool')).toBe(1);
  await second.close();
});
