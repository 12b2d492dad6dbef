import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './setting.ts';

/** Runs a program that ends by itself. Returns its exit code and its output. */
export async function runToEnd(file: string, env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn('node', [file, ...args], { cwd: root, env: { ...process.env, ...env }, timeout: 60_000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
