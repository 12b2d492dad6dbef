// npm test: everything that CI runs. Ends with one line, "N passed, N failed".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { startPostgres } from './postgres.mjs';
import { run } from './run.mjs';

const count = { passed: 0, failed: 0 };
const note = (name, ok) => {
  count[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
};
const check = async (name, command, args, options) => note(name, (await run(command, args, options)).code === 0);

const home = mkdtempSync(join(tmpdir(), 'isthmus-test-'));
let postgres;
try {
  await install();
  note('install', true);
  await check('eslint', 'eslint', ['.']);
  await check('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']);
  await check('import boundaries', 'depcruise', ['apps', 'packages', 'integration', '--output-type', 'err']);
  await check('unused code', 'knip', []);
  for (const part of ['packages/contracts', 'apps/bff', 'apps/mock-tke'])
    await check(`types of ${part}`, 'tsc', ['-p', part]);

  postgres = await startPostgres(home);
  const env = { DATABASE_URL: postgres.url, TEST_DATABASE_URL: postgres.url };
  const drift = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema.prisma',
    '--exit-code',
  ];
  await check('migrations match the schema', 'prisma', drift, { env });

  const { code, output } = await run('vitest', ['run', '--reporter=json'], { env, capture: true });
  const report = JSON.parse(output.slice(output.indexOf('{')));
  for (const file of report.testResults) {
    if (file.assertionResults.length === 0) note(`${file.name}\n${file.message}`, false);
    for (const test of file.assertionResults) {
      const ok = test.status === 'passed';
      note(`${test.fullName}${ok ? '' : `\n${test.failureMessages.join('\n')}`}`, ok);
    }
  }
  if (code !== 0 && report.success) note('vitest', false);
} catch (error) {
  note(error.stack ?? String(error), false);
} finally {
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
