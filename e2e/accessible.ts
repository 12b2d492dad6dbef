import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing on the page is a serious or critical barrier; the failure names rule, elements and what to do. */
export async function expectAccessible(page: Page, axe = new AxeBuilder({ page })) {
  const { violations } = await axe.analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`);
  expect(barriers.join('\n'), 'barriers that axe found').toBe('');
}

/** The same in light and in dark, where nothing but colours differs. */
export async function expectAccessibleInBothThemes(page: Page) {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, new AxeBuilder({ page }).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
}

/** What words alone can spoil: names, labels, languages. Colours are the same in every language. */
export const expectNamed = (page: Page) =>
  expectAccessible(page, new AxeBuilder({ page }).disableRules('color-contrast'));
