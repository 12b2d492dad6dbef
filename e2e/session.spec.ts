import { expect, test } from './fixtures.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { person } from './world/person.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test('signing in leads back to the previous page; after signing out, Back shows nothing', async ({ page, account }) => {
  const { name } = account.cluster;
  await page.goto(`/accounts/${account.id}/clusters?q=prod`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await new SignInPage(page).submit(person);
  await expect(page).toHaveURL(`/accounts/${account.id}/clusters?q=prod`);
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('language and theme are chosen before signing in, and kept', async ({ page, account }) => {
  await page.goto(`/sign-in?next=/accounts/${account.id}/clusters`);
  const signIn = new SignInPage(page);
  await signIn.choose('Theme', 'Dark');
  await signIn.choose('Language', '简体中文');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();

  await page.getByRole('textbox', { name: '邮箱' }).fill(person.email);
  await page.getByRole('textbox', { name: '密码' }).fill(person.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '集群' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '集群' })).toBeVisible();
  await page.getByRole('button', { name: '主题' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: '深色' })).toBeChecked();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});
