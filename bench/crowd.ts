import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../scripts/run.mjs';
import { eventually } from './table.ts';

interface Report {
  open: number;
  dropped: number;
  longestGapMs: number;
  /** A version, and the times at which readers received it. */
  receivedAt: [number, number[]][];
}

/** Starts and controls a separate process with many readers of event streams. */
export class Crowd {
  private readonly child: ChildProcess;

  constructor() {
    const script = 'ulimit -n "$(ulimit -Hn)"; exec node bench/watchers.ts';
    this.child = spawn('sh', ['-c', script], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** Opens `count` streams, spread over the addresses, and waits until all are open. */
  async open(urls: string[], cookie: string, count: number) {
    this.child.send({ urls, cookie, count });
    await eventually(async () => ((await this.report()).open >= count ? true : undefined));
  }

  async report(): Promise<Report> {
    const message = once(this.child, 'message') as Promise<[Report]>;
    this.child.send('report');
    const [report] = await message;
    return report;
  }

  async stop() {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
