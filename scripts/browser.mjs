// The browser of the tests and demos: Playwright's own, else the system's Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { fail, must } from './run.mjs';

const asRoot = process.getuid?.() === 0;

/** The path of a program, as the shell would find it. */
export const which = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

/** Chromium without the parts that draw a window, which cost as much work as a page. */
const shell = 'chromium-headless-shell';
const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** Path of the system's Chromium when Playwright's own is absent; undefined when Playwright needs no help. */
export const systemBrowser = ({ visible = false } = {}) =>
  existsSync(chromium.executablePath())
    ? undefined
    : [...(visible ? [] : [shell]), ...browsers].map(which).find(Boolean);

/** What Chromium is started with; the closed network's flags keep it from waiting for servers it cannot reach. */
export const browserArguments = [
  ...(asRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Says how to get what is missing. Alone it is for a package that starts a service as soon as it is installed. */
export function mustHave(name) {
  if (!which(name)) fail(`${name} is missing. Install it, as in: apt-get install ${name}`);
}

/** Installs from apt when root may, and says what is missing otherwise. */
export async function needProgram(name, say = console.log) {
  if (which(name)) return;
  if (!asRoot || !which('apt-get')) mustHave(name);
  say(`Installing ${name}`);
  // A list of packages that is out of date is still better than none.
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  await must(`Installing ${name}`, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
}

/** Finds or gets a Chromium. */
export async function needBrowser({ visible = false, say = console.log } = {}) {
  if (existsSync(chromium.executablePath())) return;
  const got = (name) =>
    needProgram(name, say).then(
      () => true,
      () => false,
    );
  if (!visible && (await got(shell))) return;
  if (systemBrowser({ visible }) || (await got('chromium'))) return;
  say("Downloading Playwright's Chromium");
  await must("Getting a browser from apt or Playwright's download", 'playwright', ['install', 'chromium']);
}

/**
 * The path of a Firefox. Playwright drives only its own build, so the tests speak WebDriver BiDi to the system's.
 * @returns {Promise<string>}
 */
export async function needFirefox(say = console.log) {
  const found = () => ['firefox-esr', 'firefox'].map(which).find(Boolean);
  if (!found()) await needProgram('firefox-esr', say);
  return found();
}
