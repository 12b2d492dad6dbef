import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { otherPerson, person } from './world/person.ts';

test.use({ storageState: { cookies: [], origins: [] } });

// asvs 7.4.4 7.6.2
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

// asvs 14.3.1
test('signing out in one tab leaves nothing in the others', async ({ page, account }) => {
  const clusters = `/accounts/${account.id}/clusters`;
  await page.goto(`/sign-in?next=${clusters}`);
  await new SignInPage(page).submit(person);
  const other = await page.context().newPage();
  await other.goto(clusters);
  const name = other.getByRole('link', { name: account.cluster.name, exact: true });
  await expect(name).toBeVisible();

  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(name).toHaveCount(0);
});

/** Everything that the browser reports as an error, such as a request that is refused. */
function errorsOf(page: Page) {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}

test('the first visit and the page after signing out log no error', async ({ page, account }) => {
  const errors = errorsOf(page);
  for (const path of ['/', `/accounts/${account.id}/clusters`, '/templates']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }
  await new SignInPage(page).submit(person);
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible();
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto('/templates');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('without JavaScript the page says what it needs, in both languages', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Isthmus needs JavaScript' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Isthmus 需要 JavaScript' })).toBeVisible();
  await context.close();
});

test('language and theme are chosen before signing in, and follow the person to another browser', async ({
  page,
  browser,
}) => {
  await page.goto('/sign-in?next=/templates');
  const signIn = new SignInPage(page);
  await signIn.choose('Theme', 'Dark');
  await signIn.choose('Language', '简体中文');
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  const kept = page.waitForResponse((reply) => reply.url().endsWith('/api/preferences'));
  await page.getByRole('textbox', { name: '邮箱' }).fill(otherPerson.email);
  await page.getByRole('textbox', { name: '密码' }).fill(otherPerson.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '模板', level: 1 })).toBeVisible();
  expect((await kept).ok()).toBe(true);

  const elsewhere = await browser.newContext();
  const there = await elsewhere.newPage();
  await there.goto('/sign-in?next=/templates');
  await new SignInPage(there).submit(otherPerson);
  await expect(there.getByRole('heading', { name: '模板', level: 1 })).toBeVisible();
  expect(await there.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await there.reload();
  await there.getByRole('button', { name: '主题' }).click();
  await expect(there.getByRole('menuitemcheckbox', { name: '深色' })).toBeChecked();
  await elsewhere.close();
});

// asvs 14.3.3
test('a draft survives a reload and a new sign-in, and holds no custom data', async ({ page }) => {
  await page.goto('/sign-in?next=/templates/new');
  await new SignInPage(page).submit(person);
  const name = page.getByRole('textbox', { name: 'Template name' });
  await name.fill('rack of a draft');
  await page.getByText('Advanced').click();
  await page.getByRole('textbox', { name: 'Custom data' }).fill('echo canary-in-a-draft');
  // What the page keeps when it is left, while it is still open.
  const stored = await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    return JSON.stringify([{ ...sessionStorage }, { ...localStorage }]);
  });
  expect(stored).toContain('rack of a draft');
  expect(stored).not.toContain('canary');

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  const restored = page.getByText('What you typed before is restored.');
  await expect(restored).toContainText('Not kept in the browser: Custom data.');
  await expect(name).toHaveValue('rack of a draft');

  await page.context().clearCookies();
  await page.reload();
  await new SignInPage(page).submit(person);
  await expect(name).toHaveValue('rack of a draft');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(name).toHaveValue('');
  await expect(restored).toHaveCount(0);
});
