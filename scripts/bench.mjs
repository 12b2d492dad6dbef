// npm run bench: measures speed and cost, next to a bare server in the same run.
// `-- --only lists` runs one bench. `-- --write` writes the tables into docs/benchmarks.md.
import { build, install } from './install.mjs';
import { explain, run } from './run.mjs';

try {
  await install();
  await build();
  const { needBrowser } = await import('./browser.mjs');
  await needBrowser();
  const { code } = await run('node', ['bench/main.ts', ...process.argv.slice(2)], { env: { NODE_ENV: 'production' } });
  process.exitCode = code;
} catch (error) {
  explain(error);
}
