import { expect, test } from './fixtures.ts';

test('an account is listed with its uin and never with its key', async ({ api, account }) => {
  const reply = await api.get('/api/accounts');
  const text = await reply.text();

  expect(text).toContain(account.uin);
  expect(text).toContain(account.secretId);
  expect(text).not.toContain(account.secretKey);
});

test('the API describes itself, and each part of readiness has a name', async ({ request }) => {
  const { paths } = await (await request.get('/api/openapi.json')).json();
  expect(Object.keys(paths).length).toBeGreaterThan(30);

  const ready = await request.get('/readyz');
  expect(ready.ok()).toBe(true);
  expect(Object.keys(await ready.json())).toEqual(expect.arrayContaining(['database', 'migrations', 'key', 'queue']));
});

test('a caller without a session and a foreign page are refused', async ({ playwright, api, baseURL }) => {
  const nobody = { cookies: [], origins: [] };
  const stranger = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState: nobody });
  expect((await stranger.get('/api/accounts')).status()).toBe(401);
  await stranger.dispose();

  const foreign = await api.post('/api/sign-out', { headers: { origin: 'https://elsewhere.example' } });
  expect(foreign.status()).toBe(403);
});

test('the page of the API works under its own policy', async ({ page }) => {
  await page.goto('/api/docs');
  await expect(page.getByRole('button', { name: 'POST /api/sign-in Sign in' })).toBeVisible();
});
