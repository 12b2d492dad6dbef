// npm test: everything that CI runs. Ends with one line, "N passed, N failed". `npm test -- --only e2e` runs what is named so.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, install } from './install.mjs';
import { startPostgres } from './postgres.mjs';
import { explain, Hindrance, root, run } from './run.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const wanted = (name) => !values.only || values.only.some((part) => name.includes(part));
const home = join(tmpdir(), `isthmus-test-${randomBytes(6).toString('hex')}`);
const count = { passed: 0, failed: 0 };

const note = (name, ok) => {
  count[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
};

/** One step that passes or fails as a whole. */
async function step(name, work) {
  if (!wanted(name)) return;
  const begun = performance.now();
  const ok = await work().then(
    (code) => !code,
    (error) => explain(error),
  );
  note(`${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`, ok === true);
}

const check = (name, command, args, options) =>
  step(name, async () => {
    const { code, output } = await run(command, args, { ...options, capture: true });
    if (code !== 0) console.log(output.trim());
    return code;
  });

/** Runs a suite that prints as it goes and leaves a report; counts its tests one by one. */
async function suite(name, command, args, env, testsIn) {
  if (!wanted(name)) return;
  console.log(`\n${name}`);
  const report = join(home, `${name}.json`);
  const { code } = await run(command, args(report), { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  const tests = existsSync(report) ? testsIn(JSON.parse(readFileSync(report, 'utf8'))) : [];
  for (const { title, ok } of tests) {
    count[ok ? 'passed' : 'failed'] += 1;
    if (!ok) console.log(`FAILED ${title}`);
  }
  if (code !== 0 && tests.every(({ ok }) => ok)) note(`${name} ended with ${code}, see above`, false);
  if (tests.length === 0) note(`${name} ran no test`, false);
}

const vitestTests = ({ testResults }) =>
  testResults.flatMap(({ name, message, assertionResults }) =>
    assertionResults.length === 0
      ? [{ title: `${name} ${message}`, ok: false }]
      : assertionResults.map(({ fullName, status }) => ({ title: fullName, ok: status === 'passed' })),
  );

const playwrightTests = ({ suites = [], errors = [] }) => {
  const inside = ({ title: file, specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ title, tests }) =>
      tests.map(({ status, projectName }) => ({
        title: `[${projectName}] ${file}: ${title}`,
        ok: status === 'expected',
      })),
    ),
    ...inner.flatMap(inside),
  ];
  return [...suites.flatMap(inside), ...errors.map(({ message }) => ({ title: message, ok: false }))];
};

let postgres;
const clean = async () => {
  await postgres?.stop();
  for (const folder of [home, postgres?.place]) if (folder) rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void clean().finally(() => process.exit(130)));

try {
  mkdirSync(home);
  await install();
  note('install', true);
  const { needBrowser, needProgram } = await import('./browser.mjs');
  for (const program of ['shellcheck', 'wget']) await step(`${program} is there`, () => needProgram(program));
  await step('a browser is there', needBrowser);

  await check('eslint', 'eslint', ['.']);
  await check('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']);
  await check('unused code (knip)', 'knip', []);
  const folders = ['apps', 'packages', 'e2e', 'integration', 'demos', 'bench', 'scripts'];
  await check('import boundaries', 'depcruise', [
    ...folders.filter((folder) => existsSync(join(root, folder))),
    '--output-type',
    'err',
  ]);
  await check('types of apps and packages', 'turbo', [
    'run',
    'typecheck',
    '--output-logs=errors-only',
    '--log-prefix=none',
  ]);
  for (const part of ['integration', 'e2e', 'bench']) await check(`types of ${part}`, 'tsc', ['-p', part]);

  postgres = await startPostgres(home);
  const env = { DATABASE_URL: postgres.url, TEST_DATABASE_URL: postgres.url, ISTHMUS_HOME: home };
  const same = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code'];
  await check('migrations match the schema', 'prisma', ['migrate', 'diff', ...same], { env });
  await step('console builds for production', build);

  // One after the other: two suites at once would starve each other on two cores.
  const vitest = (report) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await suite('unit and integration', 'vitest', vitest, env, vitestTests);
  await suite('e2e and demo', 'playwright', () => ['test', '--reporter=list,json'], env, playwrightTests);
} catch (error) {
  explain(error);
  note(error instanceof Hindrance ? 'see the sentence above' : 'npm test itself', false);
} finally {
  await clean();
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
