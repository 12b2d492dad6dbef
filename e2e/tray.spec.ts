import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clusterUrl } from './pages/cluster-page.ts';
import { NodesPage } from './pages/nodes-page.ts';

// The drain runs until the test moves the clock.
test.use({ scenario: 'one-pool', tkeOptions: { speed: 1, drainSeconds: 600 } });

const tray = (tab: Page) => tab.getByRole('button', { name: /^\d+ in progress/ });
const announced = (tab: Page) =>
  tab.getByRole('status', { name: 'Ended work' }).getByRole('link', { name: 'Drain 1 node' });

test('the tray lists a running drain, and one of two tabs announces its end', async ({ context, page, account }) => {
  const other = await context.newPage();
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
  const line = (group: string) =>
    other
      .getByRole('group', { name: group })
      .getByRole('menuitem', { name: 'Drain 1 node' })
      .filter({ hasText: account.cluster.name });
  await expect(line('Running')).toBeVisible();
  await acting.close();
  await account.advanceClock(601);

  await expect(line('Ended in 24 h')).toBeVisible();
  await expect.poll(async () => (await announced(page).count()) + (await announced(other).count())).toBe(1);
});
