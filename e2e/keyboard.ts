import type { Locator, Page } from '@playwright/test';

const maxPresses = 200;

/** A person without a mouse: Tab and the arrow keys move the focus to each target. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until the target has the focus. */
  reach(target: Locator) {
    return this.until(target, 'Tab');
  }

  async press(target: Locator, key = 'Enter') {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string) {
    await this.reach(target);
    await this.page.keyboard.type(text);
  }

  /** Chooses a radio button. Tab reaches only the first or the chosen one of a group. */
  async choose(answer: Locator, first: Locator) {
    await this.reach(first);
    await this.arrow(answer);
    await this.page.keyboard.press('Space');
  }

  /** Moves down a list that already has the focus. */
  arrow(target: Locator) {
    return this.until(target, 'ArrowDown');
  }

  /** Finds the element once, because a search by role after every press takes longer than the press. */
  private async until(target: Locator, key: string) {
    let element = await target.elementHandle();
    for (let presses = 0; presses < maxPresses; presses += 1) {
      const isFocused = await element.evaluate((each) => (each.isConnected ? each === document.activeElement : null));
      if (isFocused) return;
      if (isFocused === null) element = await target.elementHandle();
      else await this.page.keyboard.press(key);
    }
    throw new Error(`${key} does not reach ${target}`);
  }
}
