import type { Page } from '@playwright/test';
import { expectAccessibleInBothThemes, expectNamed } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { routesOf } from './routes.ts';

test.use({ scenario: 'demo-fleet' });

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

/** What the browser's console was told that it should not have been, such as a text that is missing. */
function complaintsOf(page: Page) {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} at ${page.url()}`);
  });
  return complaints;
}

for (const [locale, expectNoBarrier] of [
  ['en', expectAccessibleInBothThemes],
  ['zh-CN', expectNamed],
] as const)
  test.describe(locale, () => {
    test.use({ locale });

    test('every page is free of barriers and complaints, and none scrolls sideways', async ({ page, api, account }) => {
      test.setTimeout(600_000);
      const complaints = complaintsOf(page);
      for (const route of await routesOf(api, account, locale))
        await test.step(route, async () => {
          await page.setViewportSize(desk);
          await page.goto(route);
          // What is open over a page hides it, and its heading, from whoever does not see.
          await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible();
          await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
          await expectNoBarrier(page);
          await page.setViewportSize(phone);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(width, route).toBeLessThanOrEqual(phone.width);
        });
      expect(complaints).toEqual([]);
    });

    test.describe('a stranger', () => {
      test.use({ storageState: { cookies: [], origins: [] } });

      test('meets no barrier at the entrance', async ({ page }) => {
        for (const route of ['/sign-in', '/invitations/not-a-token-of-ours']) {
          await page.setViewportSize(desk);
          await page.goto(route);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expectNoBarrier(page);
          await page.setViewportSize(phone);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
        }
      });
    });
  });
