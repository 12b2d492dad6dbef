import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A server in a data centre: a folder in which a real shell runs the copied command. */
export class Host {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create() {
    return new Host(await mkdtemp(join(tmpdir(), 'isthmus-host-')));
  }

  /** Runs the command to its end. Throws with its output when it fails. */
  async run(command: string) {
    const { stdout, stderr } = await run('sh', ['-c', command], { cwd: this.folder });
    return stdout + stderr;
  }

  async remove() {
    await rm(this.folder, { recursive: true, force: true });
  }
}
