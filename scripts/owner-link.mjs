// npm run owner-link EMAIL: a one-time link for an owner, when everything else is lost. Needs the settings of `npm run serve`.
import { explain, run } from './run.mjs';

try {
  process.exitCode = (await run('node', ['apps/bff/src/owner-link.ts', ...process.argv.slice(2)])).code;
} catch (error) {
  explain(error);
}
