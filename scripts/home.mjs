// ISTHMUS_HOME: the folder of the demo's database, secrets and mock world.
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fail, root } from './run.mjs';

/** Like `mkdir -p`. Node's recursive mkdir loops for ever where the parent cannot hold a folder, as under /proc. */
export function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Returns the folder. Creates it when absent. Writes a test file, because permissions alone do not prove that writing works. */
export function openHome() {
  const home = resolve(root, process.env.ISTHMUS_HOME || '.isthmus');
  const probe = join(home, `.writable-${process.pid}`);
  try {
    makeFolder(home);
    writeFileSync(probe, '');
    rmSync(probe);
    return home;
  } catch (error) {
    return fail(`Isthmus cannot write to ${home} (${error.code}). Set ISTHMUS_HOME to a folder that you may write.`);
  }
}

/**
 * Locks the folder until this process ends. Fails when another process has the lock. The lock is a socket. In Linux's abstract namespace
 * it disappears with the process. On other systems its file stays, and is removed when no process answers.
 */
export async function lockHome(home) {
  const name = `isthmus-${createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 16)}`;
  const isAbstract = process.platform === 'linux';
  const path = isAbstract ? `\0${name}` : process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
  const listen = () =>
    new Promise((done, refused) => {
      const server = createServer((socket) => socket.destroy()).once('error', refused);
      server.listen(path, done).unref();
    });
  const isAnswered = () =>
    new Promise((done) => {
      const socket = connect(path, () => done(true)).once('error', () => done(false));
      socket.unref();
    });
  await listen().catch(async (error) => {
    if (error.code === 'EADDRINUSE' && !isAbstract && !(await isAnswered())) {
      rmSync(path, { force: true });
      return listen();
    }
    return fail(`Isthmus already runs on ${home}; stop it first, or set ISTHMUS_HOME to another folder.`);
  });
}

/** Writes a file that only its owner may read, atomically. */
export function writeSecret(path, text) {
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  chmodSync(`${path}.part`, 0o600);
  renameSync(`${path}.part`, path);
}

/** Returns the key file. Creates it when absent. Fails instead when the database holds secrets of a lost key. */
export function keyFile(home, hasSecrets) {
  const path = join(home, 'key');
  if (existsSync(path)) return path;
  if (hasSecrets)
    fail(
      `The key is gone: ${path} does not exist, but the database holds secrets that only this key decrypts. Put the file back, or delete ${home} to start over.`,
    );
  writeSecret(path, randomBytes(32).toString('base64'));
  return path;
}

/** Returns the sign-in data and mock-tke's credential. `fresh`: they were just created. */
export function demoFacts(home, urls) {
  const path = join(home, 'demo.json');
  const fresh = !existsSync(path);
  const kept = fresh ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  const facts = {
    console: urls.console,
    email: kept?.email ?? 'demo@example.com',
    password: kept?.password ?? randomBytes(12).toString('base64url'),
    tke: {
      endpoint: urls.tke,
      secretId: kept?.tke.secretId ?? `MOCK${randomBytes(16).toString('hex')}`,
      secretKey: kept?.tke.secretKey ?? randomBytes(16).toString('hex'),
    },
  };
  writeSecret(path, `${JSON.stringify(facts, undefined, 2)}\n`);
  return { facts, fresh };
}
