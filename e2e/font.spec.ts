import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';

test.use({ scenario: 'one-pool' });

/** Names of the fonts that draw an element, as the font files state them. */
async function fontsOf(page: Page, selector: string) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('DOM.enable');
  await devTools.send('CSS.enable');
  const { root } = await devTools.send('DOM.getDocument');
  const { nodeId } = await devTools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await devTools.send('CSS.getPlatformFontsForNode', { nodeId });
  await devTools.detach();
  return fonts.map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? ', from the page' : ''}`);
}

/** The page's Cumulative Layout Shift since its start: https://web.dev/articles/cls */
const shiftOf = (page: Page) =>
  page.evaluate(() => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0);
  });

/** What started each request for a font: `link` is the preload, `css` a style sheet that uses it. */
const fontRequestsOf = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.woff2'))
      .map((entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType),
  );

test('the page preloads its font once, uses it, and keeps its layout when it arrives late', async ({
  page,
  account,
  api,
}) => {
  let release: (value?: undefined) => void = () => undefined;
  const released = new Promise((resolve) => (release = resolve));
  // Only delays the request; the answer is the BFF's.
  await page.route('**/*.woff2', (route) => released.then(() => route.continue()));
  const answered = page.waitForResponse('**/*.woff2');
  await page.goto(clusterUrl(account, '/nodes'), { waitUntil: 'commit' });
  await expect(page.getByLabel('Nodes shown')).toHaveText('3 of 3');
  expect(await fontsOf(page, 'h1')).toEqual([expect.not.stringContaining('Isthmus')]);

  release();
  const headers = (await answered).headers();
  expect(headers).toMatchObject({
    'content-type': 'font/woff2',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(headers).not.toHaveProperty('content-encoding');
  await expect.poll(() => fontsOf(page, 'h1')).toEqual(['Isthmus Sans, from the page']);
  expect(await fontRequestsOf(page)).toEqual(['link']);
  // Zero as it is usually rounded. A word of the fallback may be some pixels wider, and the button beside it moves by these.
  expect(await shiftOf(page)).toBeLessThan(0.0001);

  const licence = await api.get('/fonts/OFL.txt');
  expect(licence.headers()['content-type']).toContain('text/plain');
  expect(await licence.text()).toContain('SIL OPEN FONT LICENSE');
});
