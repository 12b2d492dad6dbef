import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './run.mjs';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Component {
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

/** Each lets us use, change and pass on the package without obligations for our own code. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  '(MIT AND Zlib)',
  '(MIT OR CC0-1.0)',
  'MIT and ISC',
];
/** Packages with another licence, and why they may stay. */
const exceptions: Record<string, string> = {
  elkjs: 'EPL-2.0; a part of the command `prisma`, unchanged, and not loaded by the server',
  'seq-queue': 'its file LICENSE is MIT; package.json names none',
};

const licenceOf = ({ licenses = [] }: Component) =>
  licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').join(' ');

// asvs 15.1.2
test('the list of components (CycloneDX) can be made, and every licence is allowed', () => {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const made = execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: 'pipe' });
  const { bomFormat, components } = JSON.parse(made) as { bomFormat: string; components: Component[] };
  expect([bomFormat, components.length > 500]).toEqual(['CycloneDX', true]);
  const others = components.filter(({ name }) => !(name in exceptions));
  const refused = others.filter((one) => !allowed.includes(licenceOf(one)));
  expect(refused.map((one) => `${one.name} ${one.version}: ${licenceOf(one)}`)).toEqual([]);
});

// asvs 15.1.2
test('the lock file holds the hash of every package, and no address of a registry', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { link?: true; integrity?: string; resolved?: string }>;
  };
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  expect(installed.length).toBeGreaterThan(500);
  const wrong = installed.filter(([, { integrity = '', resolved }]) => !/^sha512-/.test(integrity) || resolved);
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test('docs/dependencies.md describes every direct dependency, with its version, and nothing else', () => {
  const manifests = globSync('{package.json,apps/*/package.json,packages/*/package.json}', { cwd: root });
  const direct = manifests.flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(read(file)) as Record<string, Record<string, string>>;
    return Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => !name.startsWith('@isthmus/'));
  });
  const described = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| ([^ ]+) +\|/gm)];
  const sorted = (pairs: [string, string][]) => pairs.map((pair) => pair.join(' ')).toSorted();
  expect(sorted(described.map(([, name = '', version = '']) => [name, version]))).toEqual([
    ...new Set(sorted(direct as [string, string][])),
  ]);
});
