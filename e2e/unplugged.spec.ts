import type { BrowserContext } from '@playwright/test';
import { inThisRun, isWhole } from '../scripts/sample.mjs';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { routesOf } from './routes.ts';

test.use({ scenario: 'demo-fleet', tkeOptions: { speed: 1 } });

/** Whether a route shows observations of the largest cluster or of the account. */
const isRead = (route: string) =>
  /\/clusters$|\/onboarding$|cls-mock03(\/(pools|nodes|network))?$|np-rack0007(\/|$|\?)|mock01\/enable/.test(route);

/** Component tests show all these pages but onboarding without TKE, on every run. Here the BFF, TKE and a page work together. */
const pagesInARun = 1;
/** A soak waits until an observation is stale, so each page shows one of these ages. */
const staleAge = /Last updated (4[5-9]|5\d) s ago|Last updated [1-9]\d* min ago/;

test('TKE becomes unreachable while pages are open: each keeps its content, shows its age and the cause, and catches up', async ({
  browser,
  signedIn,
  api,
  account,
}) => {
  test.setTimeout(900_000);
  const all = (await routesOf(api, account, 'unplugged')).filter(isRead);
  expect(all.length).toBeGreaterThanOrEqual(9);
  // A browser has six connections for all tabs of a profile, and each stream uses one.
  const contexts: BrowserContext[] = [];
  const pages = [];
  for (const route of inThisRun(all, pagesInARun)) {
    const context = await browser.newContext({ storageState: signedIn });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(route);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    pages.push({ route, page });
  }
  const before = await Promise.all(pages.map(({ page }) => page.getByRole('row').count()));

  await account.unplug();
  for (const [index, { route, page }] of pages.entries())
    await test.step(route, async () => {
      await expect(page.getByText('TKE did not answer').first()).toBeVisible({ timeout: 90_000 });
      await expect(page.getByText(isWhole() ? staleAge : 'Last updated').first()).toBeVisible({ timeout: 90_000 });
      expect(await page.getByRole('row').count()).toBe(before[index]);
      if (isWhole()) await expectAccessible(page);
    });

  await account.clearFaults();
  for (const { route, page } of pages)
    await test.step(`${route} again`, async () => {
      await expect(page.getByText('TKE did not answer')).toHaveCount(0, { timeout: 60_000 });
      await expect(page.getByText('Last updated')).toHaveCount(0);
    });
  for (const context of contexts) await context.close();
});
