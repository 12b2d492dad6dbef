import type { Page, Response } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';

test.use({ scenario: 'one-pool' });

const maxBrotliKb = 150;
const maxFiles = 8;

/** Collects every script and style sheet that the page requests from now on. */
function filesOf(page: Page) {
  const files: Response[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) files.push(response);
  });
  return files;
}

const nameOf = (file: Response) => new URL(file.url()).pathname.split('/').at(-1) ?? '';

test('the node page is small and loads few files, all compressed', async ({ page, account }, { annotations }) => {
  const files = filesOf(page);
  await page.goto(clusterUrl(account, '/nodes'));
  await expect(page.getByLabel('Nodes shown')).toHaveText('3 of 3');
  await page.waitForLoadState('networkidle');

  const weights = await Promise.all(
    files.map(async (file) => {
      const { responseBodySize } = await file.request().sizes();
      return { name: nameOf(file), bytes: responseBodySize, encoding: file.headers()['content-encoding'] };
    }),
  );
  const table = weights.map(({ name, bytes, encoding }) => `${name} ${bytes} ${encoding}`).join('\n');
  const bytes = weights.reduce((sum, file) => sum + file.bytes, 0);
  annotations.push({ type: 'weight', description: `${bytes} bytes in ${weights.length} files\n${table}` });
  expect(
    weights.every(({ encoding }) => encoding === 'br'),
    table,
  ).toBe(true);
  expect(bytes, table).toBeLessThanOrEqual(maxBrotliKb * 1024);
  expect(weights.length, table).toBeLessThanOrEqual(maxFiles);
});

test('the first page loads no forms and nothing that only a click opens', async ({ page, account }) => {
  const files = filesOf(page);
  await page.goto(`/accounts/${account.id}/clusters`);
  await expect(page.getByRole('link', { name: account.cluster.name, exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');

  expect(files.map(nameOf).filter((name) => /^(forms|overlays|virtual|zod)-/.test(name))).toEqual([]);
});

test('what a page announces is what its first screen requests', async ({ page, account }) => {
  const pool = `/pools/${account.cluster.pools[0]?.nodePoolId}`;
  const pages = [
    '/',
    `/accounts/${account.id}/clusters`,
    ...['', '/nodes', pool].map((rest) => clusterUrl(account, rest)),
  ];
  for (const path of pages) {
    let announced: string[] = [];
    const requested: string[] = [];
    // Without its header the page requests only what it needs.
    await page.route(path, async (route) => {
      const reply = await route.fetch();
      const { link = '', ...headers } = reply.headers();
      announced = [...link.matchAll(/<([^>]+)>/g)].map(([, url = '']) => url);
      await route.fulfill({ response: reply, headers });
    });
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await page.goto(path);
    await expect.poll(() => announced.length, { message: path }).toBeGreaterThan(5);
    await expect.poll(() => announced.filter((url) => !requested.includes(url)), { message: path }).toEqual([]);
    page.removeAllListeners('request');
  }
});
