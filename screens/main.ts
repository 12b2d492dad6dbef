import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { screens as allScreens } from '../apps/console/screens/list.ts';
import type { Screen } from '../apps/console/screens/screen.ts';
import { type State, usualWorld, worldsOf } from '../apps/console/screens/states.ts';
import { browserArguments, systemBrowser } from '../scripts/browser.mjs';
import { root } from '../scripts/run.mjs';
import { barriersOf, Camera, languages, overflowOf, picture, settle, sizeOf, themes, widths } from './camera.ts';
import { pageOf, type Found } from './page.ts';
import { serve } from './server.ts';
import { Darkroom, type Shot } from './sheets.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    width: { type: 'string', multiple: true },
    whole: { type: 'boolean', default: false },
    looks: { type: 'boolean', default: false },
    states: { type: 'boolean', default: false },
    zoom: { type: 'boolean', default: false },
    'forced-colours': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const isAll = !values.looks && !values.states && !values.zoom && !values['forced-colours'];
/** Only a complete run knows what docs/screens.md says, and has the sheets of all screens. */
const isComplete = isAll && !values.only && !values.width;
const screens = allScreens.filter(({ id }) => !values.only || values.only.includes(id));
const shownWidths = values.width?.map(Number) ?? widths;

const pictures = join(root, 'screens/pictures');
const published = join(root, 'docs/screens');
const started = performance.now();

/** All pictures show this moment, so only a changed screen changes its picture. */
const moment = Date.parse('2026-11-30T09:40:00Z');
mock.timers.enable({ apis: ['Date'], now: moment });

const executablePath = systemBrowser();
const server = await serve();
const browser = await chromium.launch({
  args: [...browserArguments, `--host-resolver-rules=MAP ${server.host}:80 127.0.0.1:${server.port}`],
  ...(executablePath && { executablePath }),
});
const camera = new Camera(browser, server, moment);
const darkroom = await Darkroom.open(browser);
const found: Found = { screens: new Map(), flaws: camera.flaws, bytes: 0, pictures: 0 };

function keep(name: string, png: Buffer) {
  found.pictures += 1;
  writeFileSync(join(pictures, `${name}.png`), png);
}

function publish(name: string, webp: Buffer) {
  writeFileSync(join(values.write ? published : pictures, `${name}.webp`), webp);
  found.bytes += webp.length;
}

/** The screen in each language, theme and width, with what axe finds at the greatest width. */
async function looks(screen: Screen) {
  const shots: Shot[] = [];
  const barriers: string[][] = [];
  const overflows: string[] = [];
  for (const language of languages)
    await camera.visit({ address: screen.address, world: usualWorld(screen)(), language }, async (page) => {
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        for (const width of shownWidths) {
          await page.setViewportSize(sizeOf(width));
          await settle(page);
          const label = `${language} ${colorScheme} ${width}`;
          const png = await picture(page, values.whole);
          keep(`${screen.id}.${label.replaceAll(' ', '.')}`, png);
          shots.push({ label, png });
          const overflow = await overflowOf(page);
          if (overflow > 0) overflows.push(`${label}: ${overflow} px`);
        }
        barriers.push(await barriersOf(page));
      }
    });
  const [first] = shots.filter(({ label }) => label === 'en light 1440');
  if (first)
    publish(screen.id, await darkroom.sheet([{ ...first, label: '' }], { columns: 1, width: 1080, height: 675 }));
  const order = shownWidths.toReversed().flatMap((width) => shots.filter(({ label }) => label.endsWith(` ${width}`)));
  publish(`${screen.id}-looks`, await darkroom.sheet(order, { columns: 4, width: 320, height: 480 }));
  return { barriers, overflows };
}

async function states(screen: Screen) {
  const shots: Shot[] = [];
  for (const [state, world] of Object.entries(worldsOf(screen)) as [State, ReturnType<typeof usualWorld>][])
    await camera.visit({ address: screen.address, world: world(), isHeld: state === 'loading' }, async (page) => {
      const png = await picture(page, values.whole);
      keep(`${screen.id}.${state}`, png);
      shots.push({ label: state, png });
    });
  if (shots.length)
    publish(`${screen.id}-states`, await darkroom.sheet(shots, { columns: 3, width: 440, height: 275 }));
  return shots.map(({ label }) => label);
}

const zoomed: Shot[] = [];
/** 200 % of zoom at 1440 px: half the width in CSS pixels, twice the density. */
const atZoom = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };
const forced: Shot[] = [];

/** One picture of the screen in an unusual context, and whether it is wider than the window. */
async function under(screen: Screen, name: string, shots: Shot[], context: object) {
  let overflow = 0;
  await camera.visit({ address: screen.address, world: usualWorld(screen)(), context }, async (page) => {
    const png = await picture(page, values.whole);
    keep(`${screen.id}.${name}`, png);
    shots.push({ label: screen.id, png });
    overflow = await overflowOf(page);
  });
  return overflow > 0 ? [`${name}: ${overflow} px`] : [];
}

/** Takes the requested pictures of the screen, and prints what is wrong with it. */
async function visit(screen: Screen) {
  const { barriers, overflows } = isAll || values.looks ? await looks(screen) : { barriers: [], overflows: [] };
  const shown = isAll || values.states ? await states(screen) : [];
  if (isAll || values.zoom) overflows.push(...(await under(screen, 'zoom', zoomed, atZoom)));
  if (isAll || values['forced-colours']) await under(screen, 'forced-colours', forced, { forcedColors: 'active' });
  found.screens.set(screen.id, { barriers, overflows, states: shown });
  const noted = [...new Set(barriers.flat()), ...overflows];
  console.log(`${screen.id}${noted.length ? `\n  ${noted.join('\n  ')}` : ''}`);
}

mkdirSync(pictures, { recursive: true });
if (isComplete && values.write) rmSync(published, { recursive: true, force: true });
if (values.write) mkdirSync(published, { recursive: true });
try {
  const left = [...screens];
  const work = async () => {
    for (let screen = left.shift(); screen; screen = left.shift()) await visit(screen);
  };
  // Two at a time: a page waits for its answers half of the time.
  await Promise.all([work(), work()]);
  const inOrder = (shots: Shot[]) => screens.flatMap(({ id }) => shots.filter(({ label }) => label === id));
  if (isComplete || !values.write) {
    const sheet = { columns: 4, width: 400, height: 250 };
    if (zoomed.length) publish('zoom', await darkroom.sheet(inOrder(zoomed), sheet));
    if (forced.length) publish('forced-colours', await darkroom.sheet(inOrder(forced), sheet));
  }
  if (isComplete && values.write) writeFileSync(join(root, 'docs/screens.md'), await pageOf(screens, found));
} finally {
  await browser.close();
  server.stop();
  mock.timers.reset();
}
for (const flaw of new Set(found.flaws)) console.log(`FLAW ${flaw}`);
const seconds = Math.round((performance.now() - started) / 1_000);
console.log(`${found.pictures} pictures in ${seconds} s, ${Math.round(found.bytes / 1024)} KB published`);
