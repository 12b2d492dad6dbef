import { expect, test } from './fixtures.ts';

test.use({ scenario: 'one-pool' });

const nobody = { cookies: [], origins: [] };
/** Controls that change something, or lead to a page that does. */
const changes =
  /settings|add hosts|new pool|create|modify|delete|drain|enable|cancel|resume|retry|save|sign out|update now/i;

test('a wall link made in the browser shows pages without controls, and says that it was revoked', async ({
  page,
  account,
  browser,
}) => {
  const where = `Room of ${account.accountName}`;
  await page.goto('/people');
  await page.getByRole('button', { name: 'New wall link' }).click();
  const making = page.getByRole('dialog', { name: 'New wall link' });
  await making.getByLabel('Where is the screen?').fill(where);
  await making.getByRole('checkbox', { name: account.accountName }).check();
  await making.getByRole('button', { name: 'Create link' }).click();
  const shown = page.getByRole('dialog', { name: where });
  const url = await shown.getByText(/^https?:/).innerText();
  await shown.getByRole('button', { name: 'Close' }).last().click();

  const screen = await browser.newContext({ storageState: nobody });
  const wall = await screen.newPage();
  await wall.goto(url);
  await wall.getByRole('button', { name: 'Show pages' }).click();
  await expect(wall.getByRole('heading', { level: 1 })).toContainText('nodes');
  await expect(wall.getByText(account.accountName).first()).toBeVisible();
  for (const role of ['button', 'link', 'menuitem'] as const)
    await expect(wall.getByRole(role, { name: changes })).toHaveCount(0);

  await page.getByRole('button', { name: `Revoke the wall link ${where}` }).click();
  await expect(wall.getByText('This link has expired or was revoked')).toBeVisible();
  await expect(wall.getByText(account.accountName)).toHaveCount(0);
  await screen.close();
});

test('a token made in the browser is shown once, is copied, and drains a node', async ({
  page,
  account,
  playwright,
  baseURL,
}) => {
  const name = `drainer-${account.id.slice(0, 8)}`;
  await page.goto('/people');
  await page.getByRole('button', { name: 'New service account' }).click();
  const creating = page.getByRole('dialog', { name: 'New service account' });
  await creating.getByLabel('Name').fill(name);
  await creating.getByRole('combobox', { name: `Role on ${account.accountName}` }).selectOption('Operator');
  await creating.getByRole('button', { name: 'Create service account' }).click();
  const making = page.getByRole('dialog', { name: `New token of ${name}` });
  await making.getByLabel('Purpose').fill('Night shift');
  await making.getByRole('button', { name: 'Create token' }).click();
  const made = page.getByRole('dialog', { name: `Token of ${name}` });
  await made.getByRole('button', { name: 'Copy' }).first().click();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  await made.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText(token)).toHaveCount(0);

  const program = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    storageState: nobody,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  const { region, clusterId } = account.cluster;
  const nodes = `/api/accounts/${account.id}/regions/${region}/clusters/${clusterId}/nodes`;
  const [node] = (await (await program.get(nodes)).json()).nodes;
  const drained = await program.post(`${nodes}/drain`, {
    data: { nodes: [node], atOnce: 1 },
    headers: { 'idempotency-key': `drain-${account.id}` },
  });
  expect(drained.status(), await drained.text()).toBe(202);
  await expect.poll(() => account.requestCount('DrainExternalNode')).toBe(1);
  await program.dispose();
});
