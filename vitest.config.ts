import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isWhole } from './scripts/sample.mjs';

/** Whole tables keep a machine busy for an hour, so their tests wait longer. */
const patience = isWhole() ? 4 : 1;
const limits = { testTimeout: patience * 180_000, hookTimeout: patience * 240_000 };
const recorded = 'integration/durations.json';
const seconds: Record<string, number> = existsSync(recorded)
  ? (JSON.parse(readFileSync(recorded, 'utf8')) as Record<string, number>)
  : {};
const secondsOf = ({ moduleId }: TestSpecification) => seconds[relative(import.meta.dirname, moduleId)] ?? 1;

/** The longest files first, so that no worker begins one of them when the others are through. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.toSorted((a, b) => secondsOf(b) - secondsOf(a));
  }
}

/** Minutes long by nature: for `npm run soak` alone. */
const soak = {
  test: { name: 'soak', include: ['integration/soak/*.test.ts'], globalSetup: 'integration/set-up.ts', ...limits },
};

const integration = { globalSetup: 'integration/set-up.ts', ...limits };

export default defineConfig({
  test: {
    // These tests wait more than they compute: one worker would leave the machine idle, four starve it. Whole tables compute more.
    maxWorkers: isWhole() ? 2 : 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Their files share a process, which loads each module once.
      { test: { name: 'unit', include: ['{apps,packages,scripts}/**/*.test.{ts,tsx}'], isolate: false, ...limits } },
      { test: { name: 'integration', include: ['integration/*.test.ts'], ...integration } },
      ...(isWhole() ? [soak] : []),
    ],
  },
});
