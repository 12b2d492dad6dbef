import { expect, test } from './fixtures.ts';
import { startWithProvider } from './world/with-provider.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test('an invited person enters through a provider; groups give and take the role; the provider ends the session', async ({
  page,
  api,
  account,
}) => {
  const isthmus = await startWithProvider();
  try {
    const name = `bo-${account.secretId.slice(-6)}`;
    await isthmus.setGroups(name, ['operators']);
    const person = { email: `${name}@example.com`, name, isOwner: false, grants: [] };
    const { url } = await (await api.post('/api/people', { data: person })).json();

    await page.goto(`${isthmus.url}/invitations${new URL(url).hash}`);
    await page.getByRole('button', { name: 'Continue with acme SSO' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${isthmus.url}/`);
    await page.goto(`${isthmus.url}/accounts/${account.id}/clusters`);
    await expect(page.getByRole('link', { name: account.cluster.name, exact: true })).toBeVisible();

    await isthmus.setGroups(name, []);
    await expect(async () => {
      await page.goto(`${isthmus.url}/`);
      await expect(page.getByText('You have no role on a cloud account yet.')).toBeVisible({ timeout: 1_000 });
    }).toPass();

    await isthmus.signOut(name);
    await expect(async () => {
      await page.goto(`${isthmus.url}/settings`);
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    // The provider still knows the browser, so one press is enough, and leads back to the page.
    await page.getByRole('link', { name: 'Continue with acme SSO' }).click();
    await expect(page).toHaveURL(`${isthmus.url}/settings`);
    await page.getByRole('button', { name: 'Signed in as' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole('link', { name: 'Continue with acme SSO' })).toBeVisible();
  } finally {
    await isthmus.stop();
  }
});
