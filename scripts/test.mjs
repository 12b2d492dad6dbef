// npm test: everything that CI runs. Ends with the time of each step, the ten slowest tests and one line, "N passed, N failed".
//   npm test -- --only e2e      the steps whose name contains this
//   npm test -- --changed       the tests that changes since the last commit can affect; --since REF uses another commit
//   npm test -- --record        records each file's duration, so the longest start first (integration/durations.json)
// Long tables run as a sample that changes every day; `npm run soak` runs all of it.
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { changedFiles, testArguments } from './changed.mjs';
import { build, install } from './install.mjs';
import { explain, ActionableError, root } from './run.mjs';
import { sampleNote } from './sample.mjs';
import { inScratch } from './scratch.mjs';
import { playwright, Results, tableOf, vitest } from './suites.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    changed: { type: 'boolean', default: false },
    since: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});
const results = new Results();
const isSelected = (name) => !values.only || values.only.some((part) => name.includes(part));
const since = values.since ?? (values.changed ? 'HEAD' : null);
const suiteArguments = since ? testArguments(changedFiles(since), since) : { vitest: [], playwright: [] };

/** Seconds that each part may take on two quiet cores. A part over its budget is reported but does not fail. */
const budgets = { 'set-up': 60, checks: 60, 'unit and integration': 320, components: 60, 'e2e and demo': 210 };
const totalBudget = 660;

const partOf = (name) => (budgets[name] && name) ?? (setUp.has(name) ? 'set-up' : 'checks');
const setUp = new Set(['install']);
const setUpStep = (name, work) => {
  setUp.add(name);
  return isSelected(name) ? results.step(name, work) : undefined;
};
const check = (name, command, args, options) =>
  isSelected(name) ? results.check(name, command, args, options) : undefined;

async function runChecks() {
  const folders = ['apps', 'packages', 'e2e', 'integration', 'demos', 'bench', 'screens', 'scripts'];
  await check('types and lint (oxlint)', 'oxlint', []);
  await check('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']);
  await check('unused code (knip)', 'knip', []);
  await check('import boundaries', 'depcruise', [...folders, '--output-type', 'err']);
  if (isSelected('console builds') || isSelected('e2e')) await results.step('console builds for production', build);
}

async function runTests({ home, postgres }) {
  const names = ['migrations match the schema', 'unit and integration', 'components', 'e2e and demo'];
  if (!names.some(isSelected)) return runChecks();
  const url = await postgres();
  const env = { DATABASE_URL: url, TEST_DATABASE_URL: url, ISTHMUS_HOME: home };
  // First and alone: they take less than a minute, and beside the tests both would take longer.
  await runChecks();
  const same = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code'];
  await check('migrations match the schema', 'prisma', ['migrate', 'diff', ...same], { env });
  if (isSelected('unit and integration') && suiteArguments.vitest)
    await results.suite('unit and integration', vitest(...suiteArguments.vitest), home, env);
  if (isSelected('components') && suiteArguments.playwright)
    await results.suite('components', vitest('--root', 'apps/console'), home, env);
  // Runs alone, because two suites in parallel would slow each other down on two cores.
  if (isSelected('e2e and demo') && suiteArguments.playwright)
    await results.suite('e2e and demo', playwright(...suiteArguments.playwright), home, env);
}

/** Prints the time of each part as the sum of its steps. */
function printTimes(seconds) {
  const parts = Object.keys(budgets).map((name) => {
    const steps = results.steps.filter((step) => partOf(step.name) === name);
    const sum = steps.reduce((all, step) => all + step.seconds, 0);
    const count = steps.reduce((all, { passed, failed }) => all + passed + failed, 0);
    return [name, count, sum, budgets[name]];
  });
  const rows = [...parts, ['all', results.passed + results.failed, seconds, totalBudget]];
  const overBudget = (spent, budget) => (spent > budget ? 'OVER BUDGET' : '');
  const shown = rows.map(([name, count, spent, budget]) => [
    name,
    count,
    `${spent.toFixed(1)} s`,
    `${budget} s`,
    overBudget(spent, budget),
  ]);
  console.log(`\n${tableOf(['step', 'tests', 'time', 'budget', ''], shown)}`);
  const slowest = results.tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
  const names = slowest.map(({ seconds: spent, title }) => [`${spent.toFixed(1)} s`, title.slice(0, 110)]);
  console.log(`\n${tableOf(['time', 'the ten slowest tests'], names)}\n`);
}

/** Writes each test file's seconds, for vitest.config.ts to start the longest first. */
function record() {
  const step = results.steps.find(({ name }) => name === 'unit and integration');
  const seconds = {};
  for (const { file, seconds: spent } of step?.tests ?? [])
    seconds[relative(root, file)] = Math.round(((seconds[relative(root, file)] ?? 0) + spent) * 10) / 10;
  const sorted = Object.entries(seconds)
    .filter(([, spent]) => spent >= 1)
    .sort(([, a], [, b]) => b - a);
  writeFileSync(join(root, 'integration/durations.json'), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

const begun = performance.now();
try {
  await results.step('install', install);
  const { needBrowser, needProgram } = await import('./browser.mjs');
  for (const program of ['shellcheck', 'wget']) await setUpStep(`${program} is there`, () => needProgram(program));
  await setUpStep('a browser is there', () => needBrowser());
  console.log(sampleNote());
  await inScratch('test', runTests);
} catch (error) {
  explain(error);
  await results.step(error instanceof ActionableError ? 'see the sentence above' : 'npm test itself', async () => 1);
}
printTimes((performance.now() - begun) / 1000);
if (values.record) record();
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);
