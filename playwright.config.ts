import { defineConfig } from '@playwright/test';
import { browserArguments, systemBrowser } from './scripts/browser.mjs';
import { freePort } from './scripts/run.mjs';
import { testSeed } from './scripts/sample.mjs';

/** `watch` plays the demos in a visible window, `record` films them; both at a human pace. */
const pace = process.env['ISTHMUS_DEMO'];
const size = { width: 1440, height: 900 };
const executablePath = systemBrowser({ visible: pace === 'watch' });

// The process that starts the servers chooses the ports. Its workers inherit them.
process.env['ISTHMUS_URL'] ??= `http://127.0.0.1:${await freePort()}`;
process.env['MOCK_TKE_URL'] ??= `http://127.0.0.1:${await freePort()}`;
testSeed();

export default defineConfig({
  globalSetup: './e2e/world/start.ts',
  snapshotPathTemplate: 'docs/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: pace ? 600_000 : 120_000,
  expect: { timeout: 30_000 },
  reporter: pace === 'record' ? [['list'], ['./demos/subtitles.ts']] : 'list',
  use: {
    baseURL: process.env['ISTHMUS_URL'],
    viewport: size,
    actionTimeout: 30_000,
    permissions: ['clipboard-read', 'clipboard-write'],
    // A running animation takes processor time on every frame, and no test needs one.
    contextOptions: { reducedMotion: pace ? 'no-preference' : 'reduce' },
    screenshot: 'only-on-failure',
    trace: pace ? 'off' : { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    video: pace === 'record' ? { mode: 'on', size } : 'off',
    launchOptions: {
      args: browserArguments,
      ...(executablePath && { executablePath }),
      ...(pace && { slowMo: 500, headless: pace !== 'watch' }),
    },
  },
  projects: [
    { name: 'e2e', testDir: 'e2e', testMatch: '*.spec.ts' },
    { name: 'demo', testDir: 'demos', testMatch: '*.demo.ts' },
  ],
});
