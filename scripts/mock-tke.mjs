// npm run mock-tke: mock-tke alone, for authors of other TKE tools. Settings: apps/mock-tke/README.md.
import { install } from './install.mjs';
import { explain, launch } from './run.mjs';

try {
  await install();
  const tke = launch(['apps/mock-tke/src/main.ts', ...process.argv.slice(2)]);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void tke.stop());
  const how = await tke.ended;
  process.exit(how === 'SIGTERM' ? 0 : Number(how) || 0);
} catch (error) {
  explain(error);
}
