// npm run soak: runs completely what `npm test` only samples (crash points, faults, screens without TKE, fuzz), and the slow tests
// in integration/soak. It takes an hour or more on two cores.
//   npm run soak -- --only chaos       the test files whose name contains this; `--only e2e` for the browser's part
//   npm run soak -- --seeds 20 --first 100   the number of seeds for drawn faults (a dozen cases each), and the first seed
//   npm run soak -- --write            rewrites the result pages; without test files, also the lines of docs/soak.md that it measured
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { explain, root } from './run.mjs';
import { inScratch } from './scratch.mjs';
import { playwright, Results, tableOf, vitest } from './suites.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    seeds: { type: 'string', default: '8' },
    first: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const results = new Results();
const isComplete = values.only.length === 0;
const runsBrowser = isComplete || values.only.includes('e2e');
const files = values.only.filter((part) => part !== 'e2e');

/** Whether this run includes a test file of the folder. */
const includesOneOf = (folder) =>
  readdirSync(join(root, folder)).some(
    (file) => file.endsWith('.test.ts') && (isComplete || files.some((part) => `${folder}/${file}`.includes(part))),
  );

/** Soak tests record their results, one line each: { what, seen }. */
const factsOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

function noteChaos(report, facts) {
  if (!existsSync(report)) return;
  const { page, results: cases } = JSON.parse(readFileSync(report, 'utf8'));
  const count = (what) => cases.filter((one) => one[what]).length;
  console.log(`\n${page}`);
  for (const { where, result } of cases.filter(({ lost, doubled }) => lost || doubled))
    console.log(`WRONG ${where} → ${result}`);
  const seen = `${cases.length} cases, ${count('lost')} lost, ${count('doubled')} doubled`;
  console.log(`chaos: ${seen}`);
  appendFileSync(facts, `${JSON.stringify({ what: 'Faults of TKE and of the way to it', seen })}\n`);
}

async function soak({ home, postgres }) {
  const url = await postgres();
  const facts = join(home, 'facts');
  const chaos = join(home, 'chaos.json');
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.first) + index);
  const env = {
    DATABASE_URL: url,
    TEST_DATABASE_URL: url,
    ISTHMUS_HOME: home,
    ISTHMUS_SOAK: '1',
    ISTHMUS_SOAK_FACTS: facts,
    ISTHMUS_CHAOS_SEEDS: seeds.join(),
    ISTHMUS_CHAOS_REPORT: chaos,
    FUZZ_RUNS: process.env.FUZZ_RUNS ?? '100',
  };
  const update = values.write ? ['-u'] : [];
  if (includesOneOf('integration'))
    await results.suite('matrices and fuzz', vitest('--project', 'integration', ...files, ...update), home, env);
  noteChaos(chaos, facts);
  // One file at a time: a database that restarts every few seconds makes no progress beside other work.
  if (includesOneOf('integration/soak'))
    await results.suite('soak', vitest('--project', 'soak', '--maxWorkers=1', ...files), home, env);
  if (runsBrowser) await results.suite('components', vitest('--root', 'apps/console'), home, env);
  if (runsBrowser) await results.suite('every screen in a browser', playwright(...update), home, env);
  return factsOf(facts);
}

/** One line per suite and per fact. */
const lines = (facts) => [
  ...results.steps.map(({ name, passed, failed, seconds }) => [
    name,
    `${passed} passed, ${failed} failed, ${Math.round(seconds)} s`,
  ]),
  ...facts.map(({ what, seen }) => [what, seen]),
];

/** Writes docs/soak.md. Lines that this run did not measure stay, with the commit at which they were measured. */
async function write(facts) {
  const output = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: 'utf8' }).trim();
  const page = join(root, 'docs/soak.md');
  const cellsOf = (line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1);
  const [, , ...kept] = existsSync(page) ? readFileSync(page, 'utf8').split('\n').map(cellsOf).filter(String) : [];
  const now = [new Date().toISOString().slice(0, 10), output('git', 'rev-parse', '--short', 'HEAD')];
  const rows = new Map([...kept, ...lines(facts).map((cells) => [...cells, ...now])].map((cells) => [cells[0], cells]));
  const head = ['what', 'seen', 'day', 'commit'];
  const table = [head, head.map(() => '---'), ...rows.values()].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const machine = `${cpus().length} cores, Node ${output(join(root, 'node_modules/.bin/node'), '--version')}`;
  const text = `# The last soak\n\n\`npm run soak -- --write\`, ${machine}.\n\n${table}\n`;
  const { format, resolveConfig } = await import('prettier');
  const config = await resolveConfig(join(root, 'prettier.config.js'));
  writeFileSync(page, await format(text, { ...config, parser: 'markdown' }));
}

try {
  await install();
  const { mustHave, needBrowser, needFirefox, needProgram } = await import('./browser.mjs');
  await needProgram('wget');
  if (runsBrowser) await needBrowser();
  if (isComplete) {
    await needFirefox();
    mustHave('prometheus');
  }
  const facts = await inScratch('soak', soak);
  console.log(`\n${tableOf(['what', 'seen'], lines(facts))}\n`);
  if (values.write && !files.length) await write(facts);
} catch (error) {
  explain(error);
  await results.step('npm run soak itself', async () => 1);
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);
