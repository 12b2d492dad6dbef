import type { Page } from '@playwright/test';
import { inThisRun } from '../scripts/sample.mjs';
import { expectAccessibleInBothThemes, expectNamed } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { routesOf } from './routes.ts';

test.use({ scenario: 'demo-fleet' });

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
const pagesInARun = 3;

const languages = { en: expectAccessibleInBothThemes, 'zh-CN': expectNamed };
type Language = keyof typeof languages;

/** All routes in all languages. */
const visits = (routes: string[]) =>
  (['en', 'zh-CN'] satisfies Language[]).flatMap((language) => routes.map((route) => ({ language, route })));

/** Collects errors in the browser's console, such as a missing text. */
function consoleErrorsOf(page: Page) {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} at ${page.url()}`);
  });
  return errors;
}

async function visit(page: Page, route: string, language: Language) {
  await page.setViewportSize(desk);
  await page.goto(route);
  // An open dialog hides the page and its heading from screen readers.
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await languages[language](page);
  await page.setViewportSize(phone);
  // A map of hosts measures its new width after the resize.
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect
    .configure({ soft: true })
    .poll(width, { message: route, timeout: 5_000 })
    .toBeLessThanOrEqual(phone.width);
}

test('pages have no accessibility barriers, console errors or sideways scrolling', async ({
  browser,
  signedIn,
  api,
  account,
}) => {
  test.setTimeout(900_000);
  const chosen = inThisRun(visits(await routesOf(api, account, 'accessible')), pagesInARun);
  for (const language of ['en', 'zh-CN'] satisfies Language[]) {
    const context = await browser.newContext({ storageState: signedIn, locale: language });
    const page = await context.newPage();
    const errors = consoleErrorsOf(page);
    for (const { route } of chosen.filter((each) => each.language === language))
      await test.step(`${language} ${route}`, () => visit(page, route, language));
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('pages without a session have no accessibility barriers', async ({ browser }) => {
  for (const { route, language } of inThisRun(visits(['/sign-in', '/invitations#not-a-token-of-ours']), 2)) {
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: language });
    await test.step(`${language} ${route}`, async () => visit(await context.newPage(), route, language));
    await context.close();
  }
});
