// npm run chaos: the whole fault matrix and drawn cases of several seeds, on a PostgreSQL of its own. Prints what was seen; the last line
// counts. `-- --seeds 20 --first 100` says how many seeds are drawn from and which is the first, so that a run can be repeated;
// `-- --write` writes docs/fault-matrix.md anew.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { startPostgres } from './postgres.mjs';
import { explain, fail, run } from './run.mjs';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '8' },
    first: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const home = join(tmpdir(), `isthmus-chaos-${randomBytes(6).toString('hex')}`);
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
  postgres = await startPostgres(home);
  const report = join(home, 'report.json');
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.first) + index);
  const env = {
    DATABASE_URL: postgres.url,
    TEST_DATABASE_URL: postgres.url,
    ISTHMUS_CHAOS_SEEDS: seeds.join(),
    ISTHMUS_CHAOS_REPORT: report,
  };
  console.log(`Playing the matrix and the seeds ${seeds.join(', ')}; that takes some minutes.`);
  const args = ['run', '--project', 'integration', 'integration/chaos.test.ts', ...(values.write ? ['-u'] : [])];
  const { code } = await run('vitest', args, { env });
  if (!existsSync(report)) fail('The matrix was not played to its end; see above.');

  const { page, results } = JSON.parse(readFileSync(report, 'utf8'));
  const count = (what) => results.filter((one) => one[what]).length;
  console.log(`\n${page}`);
  for (const { where, told, effects, asked } of results.filter(({ where }) => where.startsWith('seed ')))
    console.log(`${where} → ${told} · ${effects}/${asked}`);
  for (const { where, told } of results.filter(({ lost, doubled }) => lost || doubled))
    console.log(`WRONG ${where} → ${told}`);
  console.log(`chaos: ${results.length} cases, ${count('lost')} lost, ${count('doubled')} doubled`);
  if (code !== 0) process.exitCode = 1;
} catch (error) {
  explain(error);
} finally {
  await clean();
}
