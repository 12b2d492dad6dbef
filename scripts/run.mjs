// Runs commands with the project's own Node and tools first in PATH.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A problem that a person can solve. Its message is a sentence, printed without a stack trace. */
export class ActionableError extends Error {}

/**
 * Throws an ActionableError with this sentence.
 * @returns {never}
 */
export function fail(sentence) {
  throw new ActionableError(sentence);
}

/** Prints why the command fails, and sets exit code 1. Prints the stack trace only of unexpected errors. */
export function explain(error) {
  console.error(`\n${error instanceof ActionableError ? error.message : error.stack}`);
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

const children = new Set();
process.once('exit', () => children.forEach((child) => child.kill()));

/**
 * Runs a command to its end. Resolves to the exit code and, with `capture`, its output.
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
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
    child.stdin?.end(input);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a command. Prints its output only when it fails, and then throws.
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, input?: string }} [options]
 */
export async function mustRun(what, command, args, options) {
  const { code, output } = await run(command, args, { ...options, capture: true });
  if (code === 0) return;
  console.error(output.trim());
  fail(`${what} failed (${command} ended with ${code}); see above.`);
}

const graceMs = 12_000;

/**
 * Starts one of this repository's servers. It has its own process group, so Ctrl-C does not reach it; `stop` ends it. It also ends when
 * this process is killed. With `log`, its output goes to that file.
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
    const killTimer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(killTimer);
  };
  return { ended, stop };
}

/** Finds a free loopback port. */
export const freePort = () => probePort(0);

/** Resolves to the port when it is free on `host`. Port 0 finds a free one. Rejects with Node's error otherwise. */
export const probePort = (port, host = '127.0.0.1') =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, host, () => {
      const { port: given } = probe.address();
      probe.close(() => resolve(given));
    });
  });

/** Waits until `url` answers with success, or until `ended` resolves. */
export async function waitUntilReady(url, ended, seconds = 60) {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !hasEnded;) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  fail(hasEnded ? `The process behind ${url} ended; see above.` : `${url} did not answer within ${seconds} s.`);
}
