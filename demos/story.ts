import type { Page } from '@playwright/test';
import { test as base } from '../e2e/fixtures.ts';
import { Stage } from './stage.ts';

export { expect } from '../e2e/fixtures.ts';

/** Plays one scene with its caption. Viewers get time to read before it and after it. */
type Scene = (caption: string, play: () => Promise<void>) => Promise<void>;

interface Fixtures {
  /** A scene on `page`. */
  scene: Scene;
  /** A person of the story with a browser of their own. A film shows all of them, the one at the keyboard largest. */
  enter: (name: string) => Promise<{ page: Page; scene: Scene }>;
}

const pace = process.env['ISTHMUS_DEMO'];

/** A viewer reads about 15 characters a second, after noticing the new caption. */
const readingMs = (caption: string) => 800 + caption.length * 65;
const holdMs = 1500;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const overlay = (caption: string) =>
  `<p style="position:fixed;inset:auto 0 28px;margin:auto;width:fit-content;max-width:80%;padding:10px 18px;border-radius:8px;
  background:#0b1f26e6;color:#fff;font:500 20px/1.4 system-ui">${escaped(caption)}</p>`;

/** Plays scenes on a page, at a human pace when somebody watches. */
async function scenesOn(page: Page): Promise<Scene> {
  if (!pace) return (caption, play) => base.step(caption, play);
  const style = { highlight: 'outline: 2px solid #0f7b8a', title: 'display: none' };
  await page.screencast.showActions({ cursor: 'pointer', style });
  return (caption, play) =>
    base.step(caption, async () => {
      // A film has subtitles instead of the overlay.
      const shown = pace === 'watch' ? await page.screencast.showOverlay(overlay(caption)) : undefined;
      await page.waitForTimeout(readingMs(caption));
      await play();
      await page.waitForTimeout(holdMs);
      await shown?.dispose();
    });
}

export const test = base.extend<Fixtures>({
  // Turns TKE's minutes into seconds, but slow enough to be visible.
  tkeOptions: [pace ? { speed: 12 } : {}, { option: true }],

  scene: async ({ page }, use) => use(await scenesOn(page)),

  enter: async ({ page, browser }, use) => {
    const stage = pace === 'record' ? await Stage.open(page) : undefined;
    const opened: Page[] = [];
    await use(async (name) => {
      const own = await (await browser.newContext()).newPage();
      opened.push(own);
      const scene = await scenesOn(own);
      await stage?.add(name, own);
      const atKeyboard: Scene = async (caption, play) => {
        await stage?.show(name);
        if (pace === 'watch') await own.bringToFront();
        await scene(caption, play);
      };
      return { page: own, scene: atKeyboard };
    });
    for (const own of opened) await own.context().close();
  },
});
