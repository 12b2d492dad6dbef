import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url).pathname;
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Before this day, subjects were longer. A date works in a shallow clone; a commit might be missing there. */
const since = '2026-11-27';

test('the subject of a commit has at most 72 characters', () => {
  // An unpacked archive of a release has no commits.
  if (!existsSync(join(root, '.git'))) return;
  const log = execFileSync('git', ['log', `--since=${since}`, '--no-merges', '--format=%s'], { cwd: root });
  const subjects = String(log).split('\n');
  expect(subjects.filter((subject) => subject.length > 72)).toEqual([]);
});

test('CONTRIBUTING.md names files that exist', () => {
  const text = read('CONTRIBUTING.md');
  const named = [
    ...[...text.matchAll(/`([\w@*][\w@*./-]*)`/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, name = '']) => name),
  ].filter((name) => name.includes('/') || /\.(?:ts|tsx|mjs|cjs|json|md|prisma)$/.test(name));
  expect(named.length).toBeGreaterThan(20);
  const files = globSync('**/*', { cwd: root, exclude: ['**/node_modules', '**/dist', '.git'] });
  const exists = (name: string) =>
    files.some((file) => (name.includes('*') ? matchesGlob(file, name) : `/${file}`.endsWith(`/${name}`)));
  expect(named.map((name) => name.replace(/\/$/, '')).filter((name) => !exists(name))).toEqual([]);
});

test('docker-compose.yml passes the password beside the address, which could not hold every character', () => {
  const text = read('docker-compose.yml');
  expect(text).toMatch(/^ +DATABASE_URL: postgresql:\/\/\w+@/m);
  expect(text).toMatch(/^ +DATABASE_MIGRATE_PASSWORD: \$\{POSTGRES_PASSWORD\b/m);
  expect(text).toMatch(/^ +PGPASSWORD: \$\{SERVING_PASSWORD\b/m);
});

test('every dependency has an exact version', () => {
  const manifests = globSync('{package.json,apps/*/package.json,packages/*/package.json}', { cwd: root });
  expect(manifests.length).toBeGreaterThan(4);
  const loose = manifests.flatMap((manifest) => {
    const { dependencies, devDependencies } = JSON.parse(read(manifest)) as Record<string, Record<string, string>>;
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([name, version]) => !name.startsWith('@isthmus/') && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${manifest}: ${name} ${version}`);
  });
  expect(loose).toEqual([]);
});

// asvs 13.2.3
test('docker-compose.yml has no password of its own: without one in the environment nothing starts', () => {
  const passwords = read('docker-compose.yml').match(/^ +\w*PASSWORD:.*$/gm) ?? [];
  expect(passwords).toHaveLength(4);
  for (const line of passwords) expect(line).toMatch(/: \$\{(POSTGRES|SERVING)_PASSWORD:\?[^}]+\}$/);
});

// asvs 13.4.1
test('the image gets no history, no results of tests and no local data', () => {
  expect(read('.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['.git', '.isthmus', '.test', 'test-results']),
  );
});
