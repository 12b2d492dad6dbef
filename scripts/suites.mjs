// Runs checks and test suites, counts their tests, and records their durations.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, run } from './run.mjs';

/** @typedef {{ title: string, file: string, ok: boolean, seconds: number }} Test */
/** @typedef {{ name: string, seconds: number, passed: number, failed: number, tests: Test[] }} Step */

/** Collects the results of one run's steps. */
export class Results {
  /** @type {Step[]} */
  steps = [];

  get passed() {
    return this.steps.reduce((sum, { passed }) => sum + passed, 0);
  }
  get failed() {
    return this.steps.reduce((sum, { failed }) => sum + failed, 0);
  }
  get tests() {
    return this.steps.flatMap(({ tests }) => tests);
  }

  /**
   * Runs one step, which passes or fails as a whole. `work` resolves to an exit code, or to nothing for success.
   * @param {string} name
   * @param {() => Promise<number | void>} work
   */
  async step(name, work) {
    const begun = performance.now();
    const ok = await work().then(
      (code) => !code,
      (error) => explain(error),
    );
    this.#note(name, begun, ok ? 1 : 0, ok ? 0 : 1, []);
  }

  /** Runs a command as a step. Prints its output only when it fails. */
  check(name, command, args, options) {
    return this.step(name, async () => {
      const { code, output } = await run(command, args, { ...options, capture: true });
      if (code !== 0) console.log(output.trim());
      return code;
    });
  }

  /**
   * Runs a test suite, which prints its progress and writes a JSON report. Each test of the report counts.
   * @param {string} name
   * @param {{ command: string, args: (report: string) => string[], testsIn: (report: any) => Test[] }} kind
   * @param {string} home
   * @param {Record<string, string>} env
   */
  async suite(name, { command, args, testsIn }, home, env) {
    console.log(`\n${name}`);
    const begun = performance.now();
    const report = join(home, `${name.replaceAll(' ', '-')}.json`);
    const { code } = await run(command, args(report), { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
    const tests = existsSync(report) ? testsIn(JSON.parse(readFileSync(report, 'utf8'))) : [];
    const failed = tests.filter(({ ok }) => !ok);
    for (const { title } of failed) console.log(`FAILED ${title}`);
    const otherFailure =
      code !== 0 && !failed.length ? `ended with ${code}, see above` : tests.length ? null : 'ran no test';
    if (otherFailure) console.log(`FAILED ${name} ${otherFailure}`);
    this.#note(name, begun, tests.length - failed.length, failed.length + (otherFailure ? 1 : 0), tests);
  }

  #note(name, begun, passed, failed, tests) {
    const seconds = (performance.now() - begun) / 1000;
    this.steps.push({ name, seconds, passed, failed, tests });
    console.log(`${failed ? 'FAILED' : 'ok    '} ${name} (${seconds.toFixed(1)} s)`);
  }
}

/** Describes how to run vitest and read its report, which lists tests by file. */
export const vitest = (...more) => ({
  command: 'vitest',
  args: (report) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more],
  testsIn: ({ testResults }) =>
    testResults.flatMap(({ name: file, message, assertionResults }) =>
      assertionResults.length === 0
        ? [{ title: `${file} ${message}`, file, ok: false, seconds: 0 }]
        : assertionResults.map(({ fullName, status, duration = 0 }) => ({
            title: fullName,
            file,
            ok: status === 'passed',
            seconds: duration / 1000,
          })),
    ),
});

/** Describes how to run Playwright and read its report, which nests suites. */
export const playwright = (...more) => ({
  command: 'playwright',
  args: () => ['test', '--reporter=list,json', ...more],
  testsIn: ({ suites = [], errors = [] }) => {
    const testsInSuite = ({ title: file, specs = [], suites: inner = [] }) => [
      ...specs.flatMap(({ title, tests }) =>
        tests.map(({ status, projectName, results }) => ({
          title: `[${projectName}] ${file}: ${title}`,
          file,
          ok: status === 'expected',
          seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
        })),
      ),
      ...inner.flatMap(testsInSuite),
    ];
    return [
      ...suites.flatMap(testsInSuite),
      ...errors.map(({ message }) => ({ title: message, file: '', ok: false, seconds: 0 })),
    ];
  },
});

/** Formats a plain-text table, numbers right-aligned. */
export function tableOf(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const isNumber = (text) => /^[\d.,]+( s)?$/.test(text);
  return cells
    .map((row) =>
      row
        .map((text, at) => (isNumber(text) ? text.padStart(widths[at]) : text.padEnd(widths[at])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
