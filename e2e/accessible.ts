import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { inThisRun } from '../scripts/sample.mjs';

/** Expects no serious or critical accessibility barrier. A failure names the rule, the elements and the remedy. */
export async function expectAccessible(page: Page, axe = new AxeBuilder({ page })) {
  const { violations } = await axe.analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`);
  expect(barriers.join('\n'), 'barriers that axe found').toBe('');
}

/** The same in light and dark, which differ only in colours. */
export async function expectAccessibleInBothThemes(page: Page) {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, new AxeBuilder({ page }).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
}

/** In one theme, which alternates between runs; in both in a soak. For pages with thousands of elements. */
export async function expectAccessibleInATheme(page: Page) {
  for (const colorScheme of inThisRun(['light', 'dark'] as const, 1)) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

/** Checks what texts can break: names, labels, languages. Colours are the same in every language. */
export const expectNamed = (page: Page) =>
  expectAccessible(page, new AxeBuilder({ page }).disableRules('color-contrast'));

const looksInARun = 4;

/** The stops of a long journey. A run checks accessibility at some of them, a soak at all. */
export class Stops {
  private readonly page: Page;
  private readonly count: number;
  private readonly chosen: number[];
  private passed = 0;

  constructor(page: Page, count: number) {
    this.page = page;
    this.count = count;
    this.chosen = inThisRun(
      Array.from({ length: count }, (_, index) => index),
      looksInARun,
    );
  }

  async look() {
    if (this.chosen.includes(this.passed)) await expectAccessible(this.page);
    this.passed += 1;
  }

  /** A wrong number of stops would exclude some from every sample. */
  expectAllPassed() {
    expect(this.passed, 'stops of the journey').toBe(this.count);
  }
}
