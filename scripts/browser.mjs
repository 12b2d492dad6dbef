// Finds the browser for tests and demos: Playwright's own, else the system's Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { fail, mustRun } from './run.mjs';

const asRoot = process.getuid?.() === 0;

/** Returns the path of a program, as the shell would find it. */
export const which = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

/** Chromium without windows. Window code takes as much processor time as a page. */
const headlessShell = 'chromium-headless-shell';
const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** Returns the path of the system's Chromium when Playwright's own is absent; undefined when Playwright has its own. */
export const systemBrowser = ({ visible = false } = {}) =>
  existsSync(chromium.executablePath())
    ? undefined
    : [...(visible ? [] : [headlessShell]), ...browsers].map(which).find(Boolean);

/** The arguments of Chromium. Most flags stop it from waiting for servers that a closed network cannot reach. */
export const browserArguments = [
  ...(asRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Fails with instructions when a program is missing. For packages that start a service, so they must not be installed automatically. */
export function mustHave(name) {
  if (!which(name)) fail(`${name} is missing. Install it, as in: apt-get install ${name}`);
}

/** Installs a program with apt when the user is root; otherwise fails with instructions. */
export async function needProgram(name, say = console.log) {
  if (which(name)) return;
  if (!asRoot || !which('apt-get')) mustHave(name);
  say(`Installing ${name}`);
  // An outdated package list is better than none.
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  await mustRun(`Installing ${name}`, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
}

/** Finds or installs a Chromium. */
export async function needBrowser({ visible = false, say = console.log } = {}) {
  if (existsSync(chromium.executablePath())) return;
  const tryInstall = (name) =>
    needProgram(name, say).then(
      () => true,
      () => false,
    );
  if (!visible && (await tryInstall(headlessShell))) return;
  if (systemBrowser({ visible }) || (await tryInstall('chromium'))) return;
  say("Downloading Playwright's Chromium");
  await mustRun("Getting a browser from apt or Playwright's download", 'playwright', ['install', 'chromium']);
}

/**
 * Returns the path of a Firefox, installed when absent. Playwright supports only its own build, so tests use the system's with puppeteer.
 * @returns {Promise<string>}
 */
export async function needFirefox(say = console.log) {
  const found = () => ['firefox-esr', 'firefox'].map(which).find(Boolean);
  if (!found()) await needProgram('firefox-esr', say);
  return found();
}
