import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { NodesPage } from './pages/nodes-page.ts';

// The drain runs until the test moves the clock.
test.use({ scenario: 'one-pool', tkeOptions: { speed: 1, drainSeconds: 600 } });

const tray = (tab: Page) => tab.getByRole('button', { name: /^\d+ in progress/ });

test('the tray lists a running drain, and one of two tabs announces its end', async ({
  context,
  page,
  account,
  api,
}) => {
  const other = await context.newPage();
  // Other accounts of the same person drain nodes of clusters with the same name.
  const drain = (tab: Page) => tab.locator(`a[href^="/accounts/${account.id}/"]`, { hasText: 'Drain 1 node' });
  const announced = (tab: Page) => tab.getByRole('status', { name: 'Ended work' }).locator(drain(tab)).count();
  for (const tab of [page, other]) {
    await tab.goto('/templates');
    await expect(tray(tab)).toBeVisible();
  }
  const acting = await context.newPage();
  await acting.goto(clusterUrl(account, '/nodes'));
  const nodes = new NodesPage(acting);
  await nodes.select('node-10.4.7.11');
  await nodes.drain();
  await other.bringToFront();
  await tray(other).click();
  const line = (group: string) => other.getByRole('group', { name: group }).locator(drain(other));
  await expect(line('Running')).toBeVisible();
  await acting.close();
  // A drain that TKE has not begun would begin after the clock was moved.
  const state = async () => {
    const reply = await api.get(`/api/accounts/${account.id}/operations`);
    return (await reply.json()).operations[0]?.state;
  };
  await expect.poll(state).toBe('waiting');
  await account.advanceClock(601);

  await expect.poll(async () => (await announced(page)) + (await announced(other))).toBe(1);
  await expect(line('Ended in 24 h')).toBeVisible();
});
