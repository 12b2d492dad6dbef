import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A simulated server. `root` has the files of the host that the script reads. Downloads are stored next to `root`. */
export class IdcHost {
  private readonly folder: string;
  private constructor(folder: string) {
    this.folder = folder;
  }

  static async withAddress(address: string, release = 'ID="tencentos"\nVERSION_ID="3.1"\n') {
    const host = new IdcHost(await mkdtemp(join(tmpdir(), 'idc-host-')));
    const files = {
      'etc/os-release': release,
      'proc/sys/kernel/osrelease': '5.4.119-19.0009.28\n',
      'sys/class/net/eth0/address4': `${address}\n`,
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(host.folder, 'root', path, '..'), { recursive: true });
      await writeFile(join(host.folder, 'root', path), text);
    }
    return host;
  }

  /** Runs a copied line in the host's shell. Rejects with the shell's output when the line fails. */
  async type(line: string): Promise<string> {
    const env = { ...process.env, ADD2TKE_ROOT: join(this.folder, 'root') };
    const { stdout, stderr } = await run('sh', ['-c', line], { cwd: this.folder, env });
    return stdout + stderr;
  }

  remove() {
    return rm(this.folder, { recursive: true });
  }
}
