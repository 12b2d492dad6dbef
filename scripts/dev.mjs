// npm run dev: the demo of npm start. Console, BFF and mock-tke reload on each change.
import { join } from 'node:path';
import { runDemo } from './demo-stack.mjs';
import { waitUntilReady, probePort, root } from './run.mjs';

const vite = join(root, 'node_modules/vite/bin/vite.js');
const cwd = join(root, 'apps/console');

async function startVite(start, urls) {
  const port = await probePort(4770).catch(() => probePort(0));
  const args = [vite, '--host', '127.0.0.1', '--port', String(port), '--strictPort'];
  const { ended } = start('vite', args, { cwd, env: { ISTHMUS_API: urls.console } });
  await waitUntilReady(`http://127.0.0.1:${port}`, ended);
  console.log(`\nThe console, reloading: http://127.0.0.1:${port}`);
}

await runDemo({ watch: true, more: startVite }, ({ facts, home }) => {
  console.log(`  Sign in    ${facts.email}
  Password   ${facts.password}
  The BFF    ${facts.console}/api, mock-tke ${facts.tke.endpoint}
  Home       ${home}, the same as npm start's`);
});
