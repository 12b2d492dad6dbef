import { expect, test } from './fixtures.ts';
import { startWithName } from './world/with-name.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test('a person adds a passkey, signs in with it alone, and confirms an act with it', async ({ page, api, account }) => {
  const isthmus = await startWithName();
  try {
    // https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    const email = `key-${account.secretId.slice(-6)}@example.com`;
    const person = { email, name: 'Kim', isOwner: false, grants: [] };
    const { url } = await (await api.post('/api/people', { data: person })).json();
    await page.goto(`${isthmus.url}/invitations${new URL(url).hash}`);
    await page.getByRole('textbox', { name: 'New password' }).fill('a long password of somebody');
    await page.getByRole('form').getByRole('button').click();
    await expect(page).toHaveURL(`${isthmus.url}/`);

    await page.goto(`${isthmus.url}/settings`);
    await page.getByRole('button', { name: 'Add passkey' }).click();
    await page.getByRole('form', { name: 'Add passkey' }).getByRole('textbox', { name: 'Name' }).fill('Work laptop');
    await page.getByRole('button', { name: 'Create passkey' }).click();
    await expect(page.getByText('The passkey is added.')).toBeVisible();

    await page.getByRole('button', { name: 'Signed in as' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.goto(`${isthmus.url}/sign-in?next=/settings`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page).toHaveURL(`${isthmus.url}/settings`);

    await isthmus.ageProofs(email);
    await page.getByRole('button', { name: 'Remove the passkey Work laptop' }).click();
    await page.getByRole('button', { name: 'Use passkey' }).click();
    await expect(page.getByText('Work laptop')).toHaveCount(0);
  } finally {
    await isthmus.stop();
  }
});
