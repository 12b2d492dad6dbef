// npm run bench: how fast, side by side in one run. `-- --only lists`; `-- --write` puts the tables into docs/benchmarks.md.
import { install } from './install.mjs';
import { explain, run } from './run.mjs';

try {
  await install();
  const { code } = await run('node', ['bench/main.ts', ...process.argv.slice(2)], { env: { NODE_ENV: 'production' } });
  process.exitCode = code;
} catch (error) {
  explain(error);
}
