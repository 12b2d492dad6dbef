import type { Page } from '@playwright/test';
import { clusterUrl } from '../e2e/pages/cluster-page.ts';
import { startNewInstallation } from '../e2e/world/new-installation.ts';
import { inThisRun } from '../scripts/sample.mjs';
import { stories } from './a-team.words.ts';
import { expect, test } from './story.ts';

const pool = { id: 'np-rack0007', name: 'rack-7' };
const password = 'several words to remember';

/** The longest story: a run plays it in one language, which changes from day to day. A presenter and a soak have both. */
const played = process.env['ISTHMUS_DEMO'] ? stories : inThisRun(stories, 1);

for (const { locale, title, scenes, words } of played)
  test.describe(locale, () => {
    test.use({ locale, scenario: 'one-pool', storageState: { cookies: [], origins: [] } });

    test(title, async ({ tkeAccount, enter }) => {
      const isthmus = await startNewInstallation('ana@acme.example');
      try {
        const [ana, mei, bo] = [await enter('Ana'), await enter('Mei'), await enter('Bo')];

        const setPassword = async ({ page }: { page: Page }, link: string) => {
          await page.goto(link);
          await page.getByRole('button', { name: words.setPassword, exact: true }).click();
          await page.getByRole('textbox', { name: words.newPassword }).fill(password);
          await page.getByRole('button', { name: words.submitPassword }).click();
          await expect(page).not.toHaveURL(/invitations/);
        };

        /** Returns the link, which Isthmus shows once. */
        const invite = async (name: string) => {
          const { page } = ana;
          await page.goto(`${isthmus.url}/people`);
          await page.getByRole('button', { name: words.invite, exact: true }).click();
          const dialog = page.getByRole('dialog');
          await dialog.getByRole('textbox', { name: words.email }).fill(`${name.toLowerCase()}@acme.example`);
          await dialog.getByRole('textbox').nth(1).fill(name);
          await dialog.getByRole('combobox', { name: words.roleOn }).selectOption('operator');
          await dialog.getByRole('button', { name: words.createLink }).click();
          const link = dialog.getByLabel(words.link, { exact: true }).getByText(isthmus.url);
          await expect(link).toContainText(isthmus.url);
          return (await link.innerText()).trim();
        };

        await ana.scene(scenes.first, () => setPassword(ana, isthmus.firstLink));

        await ana.scene(scenes.account, async () => {
          const { page } = ana;
          await page.goto(`${isthmus.url}/accounts/new`);
          await page.getByRole('combobox', { name: words.site }).selectOption({ label: 'mock-tke' });
          await page.getByRole('textbox', { name: 'SecretId' }).fill(tkeAccount.secretId);
          await page.getByRole('textbox', { name: 'SecretKey' }).fill(tkeAccount.secretKey);
          await page.getByRole('button', { name: words.verify }).click();
          await page.getByRole('textbox', { name: words.name }).fill('acme prod');
          await page.getByRole('button', { name: words.addAccount }).click();
          await expect(page).toHaveURL(/\/onboarding/);
        });
        const [, accountId = ''] = /accounts\/([^/]+)/.exec(ana.page.url()) ?? [];
        const poolUrl = isthmus.url + clusterUrl(Object.assign(tkeAccount, { id: accountId }), `/pools/${pool.id}`);

        await ana.scene(scenes.looks, async () => {
          const { page } = ana;
          // The first reading of a new account takes a moment; before it the pool has no page.
          await expect(async () => {
            await page.goto(poolUrl);
            await expect(page.getByRole('heading', { name: pool.name })).toBeVisible({ timeout: 1_000 });
          }).toPass();
          await expect(page.getByText(words.observeOnly)).toBeVisible();
          await expect(page.getByRole('button', { name: words.modify, exact: true })).toHaveAccessibleDescription(
            words.refused,
          );
        });

        await ana.scene(scenes.allows, async () => {
          const { page } = ana;
          await page.goto(`${isthmus.url}/accounts/${accountId}/settings/account/general`);
          await page.getByRole('button', { name: words.allow }).click();
          await expect(page.getByRole('status').filter({ hasText: words.allowed })).toBeVisible();
        });

        let meisLink = '';
        let bosLink = '';
        await ana.scene(scenes.mei, async () => {
          meisLink = await invite('Mei');
        });
        await ana.scene(scenes.bo, async () => {
          bosLink = await invite('Bo');
        });

        await mei.scene(scenes.password, () => setPassword(mei, meisLink));

        await isthmus.setGroups('bo', ['operators']);
        await bo.scene(scenes.provider, async () => {
          const { page } = bo;
          await page.goto(bosLink);
          await page.getByRole('button', { name: words.continue }).click();
          // The provider's own page, in its own language.
          await page.getByRole('textbox', { name: 'Name' }).fill('bo');
          await page.getByRole('button', { name: 'Sign in' }).click();
          await expect(page).toHaveURL(`${isthmus.url}/`);
        });

        /** Fills the last row of the labels or the taints. */
        const addRow = async (page: Page, group: string, add: string, [key, value]: [string, string]) => {
          const rows = page.getByRole('group', { name: group });
          await rows.getByRole('button', { name: add }).click();
          await rows.getByRole('textbox', { name: words.key }).last().fill(key);
          await rows.getByRole('textbox', { name: words.value }).last().fill(value);
        };
        /** Waits for the end of the pool's operations; the page also shows those of others that just ended. */
        const ended = ({ page }: { page: Page }, count: number) =>
          expect(page.getByRole('region', { name: words.operations }).getByText(words.done)).toHaveCount(count);

        await bo.scene(scenes.open, async () => {
          await bo.page.goto(`${poolUrl}/modify`);
          await addRow(bo.page, words.taints, words.addTaint, ['dedicated', 'rack']);
          await expect(bo.page.getByRole('button', { name: words.save })).toBeEnabled();
        });

        await mei.scene(scenes.change, async () => {
          await mei.page.goto(`${poolUrl}/modify`);
          await addRow(mei.page, words.labels, words.addLabel, ['rack', 'r07']);
          await mei.page.getByRole('button', { name: words.save }).click();
          await ended(mei, 1);
        });

        await bo.scene(scenes.conflict, async () => {
          const conflict = bo.page.getByRole('region', { name: words.changed });
          await conflict.getByRole('alert').scrollIntoViewIfNeeded();
          await expect(conflict.getByRole('alert')).toContainText(words.byMei);
          await expect(conflict.getByRole('table')).toContainText('rack=r07');
          await expect(bo.page.getByRole('button', { name: words.save })).toBeDisabled();
        });

        await bo.scene(scenes.decide, async () => {
          await bo.page.getByRole('button', { name: words.acceptCurrent }).click();
          await bo.page.getByRole('button', { name: words.save }).click();
          await ended(bo, 2);
        });
        const [changed] = await tkeAccount.pools();
        expect(changed?.labels).toContainEqual({ Name: 'rack', Value: 'r07' });
        expect(changed?.taints).toContainEqual(expect.objectContaining({ Key: 'dedicated', Value: 'rack' }));

        await ana.scene(scenes.audit, async () => {
          await ana.page.goto(`${isthmus.url}/audit`);
          const rows = ana.page.getByRole('row');
          for (const name of ['Mei', 'Bo']) {
            const own = rows.filter({ has: ana.page.getByRole('cell', { name, exact: true }) });
            await expect(own.filter({ hasText: words.modified }).filter({ hasText: words.ended })).not.toHaveCount(0);
            await expect(rows.filter({ hasText: words.invited }).filter({ hasText: name })).not.toHaveCount(0);
          }
        });
      } finally {
        await isthmus.stop();
      }
    });
  });
