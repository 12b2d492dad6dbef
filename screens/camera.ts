import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { StubbedBff } from '../apps/console/src/testing/bff.ts';
import { worldHeader, type serve } from './server.ts';

export const languages = ['en', 'zh-CN'] as const;
export const themes = ['light', 'dark'] as const;
export const widths = [390, 1024, 1440] as const;
export const sizeOf = (width: number) => ({ width, height: width < 500 ? 844 : 900 });

interface Visit {
  address: string;
  world: StubbedBff;
  language?: (typeof languages)[number];
  /** Data of the screen does not arrive. */
  isHeld?: boolean;
  context?: Parameters<Browser['newContext']>[0];
}

/** How long a screen without data is left to show that it loads. */
const heldMs = 1_500;
/** A screen is complete when it has sent no request for this long. React holds back what was suspended for up to 300 ms. */
const quietMs = 350;

/** Opens screens in their worlds. `moment`: the time that the pages believe, so that pictures are the same on every day. */
export class Camera {
  readonly flaws: string[] = [];
  private readonly browser: Browser;
  private readonly server: Awaited<ReturnType<typeof serve>>;
  private readonly moment: number;
  private visits = 0;

  constructor(browser: Browser, server: Awaited<ReturnType<typeof serve>>, moment: number) {
    this.browser = browser;
    this.server = server;
    this.moment = moment;
  }

  /** Opens the screen, hands its page to `look`, and closes it. */
  async visit({ address, world, language = 'en', isHeld, context = {} }: Visit, look: (page: Page) => Promise<void>) {
    const name = String((this.visits += 1));
    this.server.worlds.set(name, world);
    const opened = await this.browser.newContext({
      baseURL: this.server.url,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      viewport: sizeOf(1440),
      extraHTTPHeaders: { [worldHeader]: name },
      ...context,
    });
    try {
      const page = await this.open(opened, address, isHeld);
      await look(page);
    } finally {
      await opened.close();
      this.server.worlds.delete(name);
    }
    for (const request of world.unanswered) this.flaws.push(`${address}: no answer to ${request}`);
  }

  private async open(context: BrowserContext, address: string, isHeld = false) {
    const page = await context.newPage();
    page.on('pageerror', (error) => this.flaws.push(`${address}: ${error.message}`));
    let open = 0;
    let lastAt = performance.now();
    const count = (by: number) => (request: { url: () => string }) => {
      if (request.url().includes('/api/events')) return;
      open += by;
      lastAt = performance.now();
    };
    page.on('request', count(1));
    page.on('requestfinished', count(-1));
    page.on('requestfailed', count(-1));
    await page.clock.setFixedTime(this.moment);
    await page.goto(address, { waitUntil: 'commit' });
    if (isHeld) {
      await page.waitForTimeout(heldMs);
      return page;
    }
    await page.locator('h1').first().waitFor({ state: 'attached' });
    const isQuiet = () => open === 0 && performance.now() - lastAt > quietMs;
    for (let tries = 0; tries < 200; tries += 1) {
      if (isQuiet()) {
        await settle(page);
        // What had arrived is rendered now, and has asked for nothing more.
        if (isQuiet()) break;
      }
      await page.waitForTimeout(50);
    }
    return page;
  }
}

/** Waits until fonts are there, the page has nothing left to do, and changes are painted. */
export async function settle(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<unknown>((done) => requestIdleCallback(done));
    await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  });
}

/** The page as far as a person can see it. `isWhole`: also what is below, up to three windows. */
export async function picture(page: Page, isWhole: boolean) {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const all = await page.evaluate(() => document.documentElement.scrollHeight);
  return isWhole && all > height
    ? page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(all, height * 3) } })
    : page.screenshot();
}

/** By how many pixels the page is wider than the window. */
export const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Returns axe's findings of any impact, one line each. `rules`: only these. */
export async function barriersOf(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: { assets: ['media'] } });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' · ')}`,
  );
}
