import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineProject } from 'vitest/config';
import { browserArguments, systemBrowser } from '../../scripts/browser.mjs';
import { isWhole, testSeed } from '../../scripts/sample.mjs';
import vite from './vite.config.ts';

const executablePath = systemBrowser();

/** Tests of single pages and states, in a real browser against stubbed answers of the BFF. */
export default mergeConfig(
  vite,
  defineProject({
    // Finds all dependencies before the tests: one found later would reload the page during a test.
    optimizeDeps: { force: true, entries: ['src/routes.tsx', 'src/**/*.browser.spec.tsx', 'src/testing/*'] },
    test: {
      name: 'component',
      include: ['src/**/*.browser.spec.tsx'],
      setupFiles: ['src/testing/setup.ts'],
      // For long tables of cases, which a page cannot read from the environment.
      env: { ISTHMUS_TEST_SEED: String(testSeed()), ISTHMUS_SOAK: isWhole() ? '1' : '' },
      // One page for each worker, so the sources load once in each. Each test clears its own data.
      isolate: false,
      // On two cores: a page often waits for a frame or a timer.
      maxWorkers: 3,
      testTimeout: 60_000,
      // Long, because the machine may be busy. A passing test does not wait for it.
      expect: { poll: { timeout: 30_000, interval: 20 } },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        viewport: { width: 1440, height: 900 },
        locators: { exact: false },
        provider: playwright({
          launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
          contextOptions: { permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  }),
);
