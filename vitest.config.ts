import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isWhole } from './scripts/sample.mjs';

/** Complete tables keep a machine busy for an hour, so their tests get more time. */
const timeFactor = isWhole() ? 4 : 1;
/** Test files share a process, which loads each module once. */
const common = { isolate: false, testTimeout: timeFactor * 180_000, hookTimeout: timeFactor * 240_000 };
const durationsFile = 'integration/durations.json';
const seconds: Record<string, number> = existsSync(durationsFile)
  ? (JSON.parse(readFileSync(durationsFile, 'utf8')) as Record<string, number>)
  : {};
const secondsOf = ({ moduleId }: TestSpecification) => seconds[relative(import.meta.dirname, moduleId)] ?? 1;

/** Starts the longest files first. Otherwise one worker could start a long file when all others have finished. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.toSorted((a, b) => secondsOf(b) - secondsOf(a));
  }
}

/** These tests take minutes, so only `npm run soak` runs them. */
const soak = {
  test: { name: 'soak', include: ['integration/soak/*.test.ts'], globalSetup: 'integration/set-up.ts', ...common },
};

const integration = { globalSetup: 'integration/set-up.ts', ...common };

export default defineConfig({
  test: {
    // These tests wait more than they compute. Whole tables overload two cores with more than two workers.
    maxWorkers: isWhole() ? 2 : 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', include: ['{apps,packages,scripts}/**/*.test.{ts,tsx}'], ...common } },
      { test: { name: 'integration', include: ['integration/*.test.ts'], ...integration } },
      ...(isWhole() ? [soak] : []),
    ],
  },
});
