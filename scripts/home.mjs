// ISTHMUS_HOME: where the demo keeps its database, its secrets and its world.
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fail, root } from './run.mjs';

/** The folder, made when absent. */
export function openHome() {
  const home = resolve(root, process.env.ISTHMUS_HOME || '.isthmus');
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    return home;
  } catch (error) {
    return fail(`Isthmus cannot write to ${home} (${error.code}). Set ISTHMUS_HOME to a folder that you may write.`);
  }
}

/** Writes what only its owner may read, whole or not at all. */
export function writeSecret(path, text) {
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  chmodSync(`${path}.part`, 0o600);
  renameSync(`${path}.part`, path);
}

/** The file of the key-encryption key, made when absent. */
export function keyFile(home) {
  const path = join(home, 'key');
  if (!existsSync(path)) writeSecret(path, randomBytes(32).toString('base64'));
  return path;
}

/** How to sign in and what mock-tke knows us by; `fresh` when made just now. */
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
