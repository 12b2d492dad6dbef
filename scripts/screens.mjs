// npm run screens: takes pictures of every screen of the console in every state, theme, language and width, into screens/pictures.
//   npm run screens -- --only pool --only nodes   these screens (apps/console/screens/list.ts)
//   npm run screens -- --looks | --states | --zoom | --forced-colours   only this kind of pictures; --width 768: only this width
//   npm run screens -- --whole   also what is below the window
//   npm run screens -- --write   stores the small pictures in docs/screens; without --only, also writes docs/screens.md
import { build, install } from './install.mjs';
import { explain, run } from './run.mjs';

try {
  await install();
  await build();
  const { needBrowser } = await import('./browser.mjs');
  await needBrowser();
  const { code } = await run('node', ['screens/main.ts', ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  explain(error);
}
