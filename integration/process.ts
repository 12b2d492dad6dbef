import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './setting.ts';

/** A program of the project that is expected to end by itself: its exit code and all that it printed. */
export async function runToEnd(file: string, env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn('node', [file, ...args], { cwd: root, env: { ...process.env, ...env }, timeout: 60_000 });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
