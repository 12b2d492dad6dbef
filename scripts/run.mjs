// Runs commands with the project's own Node and tools first in PATH.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A problem in one sentence that a person can act on. It is printed without a stack. */
export class Hindrance extends Error {}

/**
 * Ends what is being done with a sentence for the person at the keyboard.
 * @returns {never}
 */
export function fail(sentence) {
  throw new Hindrance(sentence);
}

/** Prints why the command ends. Prints the stack only for unforeseen errors. */
export function explain(error) {
  console.error(`\n${error instanceof Hindrance ? error.message : error.stack}`);
  process.exitCode = 1;
}

const environment = (more) => ({
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
  PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'scripts/schema-engine.mjs'),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  // A server loads hundreds of modules. With the compile cache it starts in half the time.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.isthmus/compile-cache'),
  DO_NOT_TRACK: '1',
  ...more,
});

const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill()));

/**
 * Runs to the end; resolves to the exit code and, when `capture` is set, what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, input?: string, capture?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env, input, capture = false } = {}) {
  return new Promise((resolve) => {
    const out = capture ? 'pipe' : 'inherit';
    const stdio = [input === undefined ? 'ignore' : 'pipe', out, out];
    const child = spawn(command, args, { cwd: root, env: environment(env), stdio });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
    child.stdin?.end(input);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs quietly; what it printed is shown only when it fails.
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, input?: string }} [options]
 */
export async function must(what, command, args, options) {
  const { code, output } = await run(command, args, { ...options, capture: true });
  if (code === 0) return;
  console.error(output.trim());
  fail(`${what} failed (${command} ended with ${code}); see above.`);
}

const graceMs = 12_000;

/**
 * Starts a server of our own. It leads a process group of its own, so that Ctrl-C reaches it through `stop` alone, and
 * ends by itself when this process is killed.
 * With `log`, what it prints goes to that file.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, log?: string }} [options]
 */
export function launch(args, { env, cwd = root, log } = {}) {
  const preload = ['--import', join(root, 'scripts/end-with-parent.mjs')];
  const out = log ? openSync(log, 'a') : 'inherit';
  const child = spawn('node', [...preload, ...args], {
    cwd,
    env: environment(env),
    stdio: ['pipe', out, out],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(late);
  };
  return { ended, stop };
}

/** A free loopback port. */
export const freePort = () => listening(0);

/** Resolves to the port when it is free on `host`. */
export const listening = (port, host = '127.0.0.1') =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, host, () => {
      const { port: given } = probe.address();
      probe.close(() => resolve(given));
    });
  });

/** Waits until `url` answers with success, or until `ended` resolves. */
export async function answering(url, ended, seconds = 60) {
  let over = false;
  void ended.then(() => (over = true));
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !over;) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  fail(over ? `The process behind ${url} ended; see above.` : `${url} did not answer within ${seconds} s.`);
}
