// Runs commands with the project's own Node and tools first in PATH.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const environment = (more = {}) => ({
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
  PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'scripts/schema-engine.mjs'),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  ...more,
});

/** Runs to the end; resolves to the exit code and, when `capture` is set, what it printed. */
export function run(command, args, { env = {}, input, capture = false } = {}) {
  return new Promise((resolve) => {
    const stdio = [input === undefined ? 'ignore' : 'pipe', capture ? 'pipe' : 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd: root, env: environment(env), stdio });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stdin?.end(input);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Starts a server that `stop` ends by its process id. */
export function launch(command, args, env) {
  const child = spawn(command, args, { cwd: root, env: environment(env), stdio: 'inherit' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  return { ended, stop: () => (child.kill('SIGTERM'), ended) };
}
