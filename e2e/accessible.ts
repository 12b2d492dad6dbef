import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { inThisRun } from '../scripts/sample.mjs';

/**
 * Checks in the page itself. Without legacy mode, axe opens a second page for the results of frames; ours have none.
 * The options leave out what no check reads, such as the elements that pass and a selector for each element.
 */
const axeOn = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], selectors: false, preload: { assets: ['media'] } });

/** Expects no serious or critical accessibility barrier. A failure names the rule, the elements and the remedy. */
export async function expectAccessible(page: Page, axe = axeOn(page)) {
  const { violations } = await axe.analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`);
  expect(barriers.join('\n'), 'barriers that axe found').toBe('');
}

/** Checks the light theme, and only the colours of the dark theme. Nothing else differs. */
export async function expectAccessibleInBothThemes(page: Page) {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, axeOn(page).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Checks one theme, which changes between runs; a soak checks both. For pages with thousands of elements. */
export async function expectAccessibleInATheme(page: Page) {
  for (const colorScheme of inThisRun(['light', 'dark'] as const, 1)) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

/** Checks what texts can break: names, labels, languages. Colours are the same in every language. */
export const expectNamed = (page: Page) => expectAccessible(page, axeOn(page).disableRules('color-contrast'));

const checksInARun = 2;

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
      checksInARun,
    );
  }

  /** Checks accessibility here, if this stop is in the sample. */
  async check() {
    if (this.chosen.includes(this.passed)) await expectAccessible(this.page);
    this.passed += 1;
  }

  /** Expects the declared number of stops. With a wrong number, no run would check some of them. */
  expectAllPassed() {
    expect(this.passed, 'stops of the journey').toBe(this.count);
  }
}
