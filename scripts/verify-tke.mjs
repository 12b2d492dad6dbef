// npm run verify:tke: reads from the real TKE and compares the form of its answers with the mock's. Changes nothing.
// See apps/mock-tke/README.md.
import { install } from './install.mjs';
import { explain, run } from './run.mjs';

try {
  await install();
  process.exitCode = (await run('node', ['apps/mock-tke/verify/main.ts'])).code;
} catch (error) {
  explain(error);
}
