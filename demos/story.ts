import { test as base } from '../e2e/fixtures.ts';

export { expect } from '../e2e/fixtures.ts';

interface Fixtures {
  /** Plays one scene with its caption. Viewers get time to read before it and after it. */
  scene: (caption: string, play: () => Promise<void>) => Promise<void>;
}

const pace = process.env['ISTHMUS_DEMO'];

/** A viewer reads about 15 characters a second, after noticing the new caption. */
const readingMs = (caption: string) => 800 + caption.length * 65;
const holdMs = 1500;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const overlay = (caption: string) =>
  `<p style="position:fixed;inset:auto 0 28px;margin:auto;width:fit-content;max-width:80%;padding:10px 18px;border-radius:8px;
  background:#0b1f26e6;color:#fff;font:500 20px/1.4 system-ui">${escaped(caption)}</p>`;

export const test = base.extend<Fixtures>({
  // Turns TKE's minutes into seconds, but slow enough to be visible.
  tkeOptions: [pace ? { speed: 12 } : {}, { option: true }],

  scene: async ({ page }, use) => {
    if (!pace) return use((caption, play) => base.step(caption, play));
    const style = { highlight: 'outline: 2px solid #0f7b8a', title: 'display: none' };
    await page.screencast.showActions({ cursor: 'pointer', style });
    await use((caption, play) =>
      base.step(caption, async () => {
        // A film has subtitles instead of the overlay.
        const shown = pace === 'watch' ? await page.screencast.showOverlay(overlay(caption)) : undefined;
        await page.waitForTimeout(readingMs(caption));
        await play();
        await page.waitForTimeout(holdMs);
        await shown?.dispose();
      }),
    );
  },
});
