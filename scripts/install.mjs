// Installs and generates what is not current, by a stamp of the files it depends on.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const stamps = join(root, 'node_modules/.isthmus');

/** Does `work` unless it was done for these very files. */
async function onceFor(name, files, done, work) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  const stamp = hash.digest('hex');
  const file = join(stamps, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp && existsSync(join(root, done))) return;
  const { code } = await work();
  if (code !== 0) throw new Error(`${name} failed with exit code ${code}`);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(file, stamp);
}

/** npm ci, then the database client; each skipped when current. */
export async function install() {
  await onceFor('install', ['package-lock.json'], 'node_modules/.bin/node', () =>
    run('npm', ['ci', '--no-audit', '--no-fund']),
  );
  await onceFor('generate', ['prisma/schema.prisma', 'package-lock.json'], 'apps/bff/src/generated/client.ts', () =>
    run('prisma', ['generate']),
  );
}
