import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../scripts/run.mjs';
import { eventually } from './table.ts';

interface Report {
  open: number;
  dropped: number;
  longestGapMs: number;
  /** Version, and when each reader heard of it. */
  heard: [number, number[]][];
}

/** Readers of event streams, in a process of their own. */
export class Crowd {
  private readonly child: ChildProcess;

  constructor() {
    const script = 'ulimit -n "$(ulimit -Hn)"; exec node bench/watchers.ts';
    this.child = spawn('sh', ['-c', script], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** Opens so many streams, spread over the addresses, and waits until all are open. */
  async open(urls: string[], cookie: string, count: number) {
    this.child.send({ urls, cookie, count });
    await eventually(async () => ((await this.report()).open >= count ? true : undefined));
  }

  async report(): Promise<Report> {
    const told = once(this.child, 'message') as Promise<[Report]>;
    this.child.send('report');
    const [report] = await told;
    return report;
  }

  async stop() {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
