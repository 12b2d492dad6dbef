import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../scripts/postgres.mjs';
import { makeTemplate } from './set-up.ts';

type Running = Awaited<ReturnType<typeof startPostgres>>;

/** One that PostgreSQL's user may enter. */
function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-own-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** By Linux's table of processes: after the name in brackets come the state and the parent's id. */
const childrenOf = (parent: number) =>
  readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id) && parentOf(id) === parent)
    .map(Number);

function parentOf(id: string) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

/** A PostgreSQL of a test's own, to be hurt. */
export class OwnPostgres {
  readonly folder: string;
  private running: Running;
  private isUp = true;
  private readonly settings: string[];
  template = '';

  private constructor(folder: string, running: Running, settings: string[]) {
    this.folder = folder;
    this.running = running;
    this.settings = settings;
  }

  /** `settings`: as in postgresql.conf, `name=value`. */
  static async start(settings: string[] = [], folder = newFolder()) {
    const running = await startPostgres(folder, () => undefined, { settings });
    return new OwnPostgres(folder, running, settings);
  }

  /** With a database for worlds to copy. */
  static async forWorlds(settings?: string[]) {
    const server = await OwnPostgres.start(settings);
    server.template = await makeTemplate(server.url);
    return server;
  }

  get url() {
    return this.running.url;
  }
  /** Where its data lie. */
  get data() {
    return join(this.running.place, 'postgres');
  }

  /** `fast` says goodbye to its clients; `immediate` is as good as a power cut. */
  stop(mode: 'fast' | 'immediate' = 'fast') {
    this.isUp = false;
    return this.running.stop(mode);
  }

  /** It and all that it has begun stand still: connections stay open and nobody answers, as over a disk that hangs. */
  freeze() {
    this.signalAll('SIGSTOP');
  }

  /** Again, where it was, whatever was done to it. */
  async goOn() {
    if (this.isUp) return this.signalAll('SIGCONT');
    this.isUp = true;
    const port = Number(new URL(this.url).port);
    this.running = await startPostgres(this.folder, () => undefined, { port, settings: this.settings });
  }

  private signalAll(signal: NodeJS.Signals) {
    const first = Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // The first one first: while it stands, it begins no other.
    process.kill(first, signal);
    for (const id of childrenOf(first)) process.kill(id, signal);
  }

  /**
   * A base backup while the server goes on, without a program for it:
   * https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP. `OwnPostgres.start` restores it.
   */
  async backUp() {
    const folder = newFolder();
    const copy = join(folder, 'postgres');
    const session = new pg.Client({ connectionString: this.url });
    await session.connect();
    await session.query(`select pg_backup_start('drill', true)`);
    // What vanishes while it is copied is in the log of changes.
    spawnSync('cp', ['-a', this.data, copy]);
    const { rows } = await session.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await session.end();
    for (const part of ['postmaster.pid', 'postmaster.opts', 'pg_wal'])
      rmSync(join(copy, part), { recursive: true, force: true });
    spawnSync('cp', ['-a', join(this.data, 'pg_wal'), join(this.data, '../postgres.password'), copy]);
    writeFileSync(join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
    cpSync(join(copy, 'postgres.password'), join(folder, 'postgres.password'));
    writeFileSync(join(folder, 'postgres.log'), '');
    spawnSync('chown', ['--reference', copy, join(copy, 'backup_label'), join(folder, 'postgres.log')]);
    return folder;
  }

  async remove() {
    await this.stop('immediate');
    for (const folder of [this.folder, this.running.place]) rmSync(folder, { recursive: true, force: true });
  }
}
