// npm run demo: plays the demos in a visible browser at a human pace; `-- --record` films them with subtitles.
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openHome } from './home.mjs';
import { install } from './install.mjs';
import { explain, fail, root, run } from './run.mjs';

const stories = process.argv.slice(2).filter((argument) => argument !== '--record');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Makes a folder in which Playwright finds the system's ffmpeg. For machines without Playwright's own. */
function ffmpegFolder(which) {
  const { browsers } = JSON.parse(
    readFileSync(
      join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'browsers.json'),
    ),
  );
  const { revision } = browsers.find(({ name }) => name === 'ffmpeg');
  const folder = join(openHome(), 'playwright');
  const link = join(folder, `ffmpeg-${revision}`, 'ffmpeg-linux');
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(which('ffmpeg'), link);
  return folder;
}

try {
  await install();
  const { needBrowser, needProgram, systemBrowser, which } = await import('./browser.mjs');
  let pace = process.argv.includes('--record') ? 'record' : 'watch';
  if (pace === 'watch' && !hasDisplay) {
    console.log('There is no display here, so the demo is filmed instead.');
    pace = 'record';
  }
  await needBrowser({ visible: pace === 'watch' });
  const env = { ISTHMUS_DEMO: pace };
  if (pace === 'record' && systemBrowser()) {
    await needProgram('ffmpeg');
    env.PLAYWRIGHT_BROWSERS_PATH = ffmpegFolder(which);
  }
  const { code } = await run('playwright', ['test', '--project', 'demo', '--workers', '1', ...stories], { env });
  if (code !== 0) fail('The demo did not finish; see above.');
  if (pace === 'record') console.log(`The films are in ${join(root, 'demos/films')}`);
} catch (error) {
  explain(error);
}
