import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../scripts/migrate.mjs';
import { startPostgres } from '../scripts/postgres.mjs';
import { servingUrlOf } from '../scripts/serving-role.mjs';
import { copyRows, databaseUrl, onServer, root } from './setting.ts';

type Running = Awaited<ReturnType<typeof startPostgres>>;

/** A new folder that PostgreSQL's user may enter. */
function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-own-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Reads Linux's process table: after the name in brackets come the state and the parent's id. */
const childrenOf = (parent: number) =>
  readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id) && parentOf(id) === parent)
    .map(Number);

/** A connection's process may end between the list and its signal. */
function signalUnlessEnded(id: number, signal: NodeJS.Signals) {
  try {
    process.kill(id, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function parentOf(id: string) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // The process ended meanwhile.
    return undefined;
  }
}

/** As Prisma creates it, for the columns that Isthmus reads. */
const migrationRecord = `create table _prisma_migrations (id text primary key, checksum text, finished_at timestamptz, migration_name text,
  logs text, rolled_back_at timestamptz, started_at timestamptz, applied_steps_count int)`;

/**
 * Copies the shared server's template to another server and returns its name. Runs the SQL of the migrations, and copies their record and
 * the seeded user. Prisma and the seed would use seven seconds of processor time.
 */
async function copyTemplate(to: string) {
  const name = inject('templateDatabase');
  const [template, copy] = [databaseUrl(name), databaseUrl(name, to)];
  const folder = join(root, 'prisma/migrations');
  const migrations = readdirSync(folder).filter((one) => !one.endsWith('.toml'));
  await onServer(`create database ${name}`, to);
  for (const one of migrations.toSorted())
    await onServer(readFileSync(join(folder, one, 'migration.sql'), 'utf8'), copy);
  await onServer(migrationRecord, copy);
  for (const table of ['_prisma_migrations', '"user"']) await copyRows(table, template, copy);
  await migrate(servingUrlOf(copy), () => undefined, copy);
  return name;
}

/** A private PostgreSQL that a test may damage. */
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

  /** `settings`: `name=value`, as in postgresql.conf. */
  static async start(settings: string[] = [], folder = newFolder()) {
    const running = await startPostgres(folder, () => undefined, { settings });
    return new OwnPostgres(folder, running, settings);
  }

  /** Starts a server with a template database for worlds. */
  static async forWorlds(settings?: string[]) {
    const server = await OwnPostgres.start(settings);
    server.template = await copyTemplate(server.url);
    return server;
  }

  get url() {
    return this.running.url;
  }
  /** The data folder. */
  get data() {
    return join(this.running.place, 'postgres');
  }

  /** `fast` disconnects clients properly; `immediate` is like a power cut. */
  stop(mode: 'fast' | 'immediate' = 'fast') {
    this.isUp = false;
    return this.running.stop(mode);
  }

  /** Suspends the server's processes: connections stay open but get no answer, as with a disk that hangs. */
  freeze() {
    this.signalAll('SIGSTOP');
  }

  /** Continues a frozen server, or restarts a stopped one at the same address. */
  async resume() {
    if (this.isUp) return this.signalAll('SIGCONT');
    this.isUp = true;
    const port = Number(new URL(this.url).port);
    this.running = await startPostgres(this.folder, () => undefined, { port, settings: this.settings });
  }

  private signalAll(signal: NodeJS.Signals) {
    const mainProcess = Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // The main process first, so it cannot start another one meanwhile.
    process.kill(mainProcess, signal);
    for (const id of childrenOf(mainProcess)) signalUnlessEnded(id, signal);
  }

  /**
   * Makes a base backup of the running server without pg_basebackup:
   * https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP. `OwnPostgres.start` restores it.
   */
  async backUp() {
    const folder = newFolder();
    const copy = join(folder, 'postgres');
    const session = new pg.Client({ connectionString: this.url });
    await session.connect();
    await session.query(`select pg_backup_start('drill', true)`);
    // Some files vanish during the copy. The write-ahead log has their content.
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
