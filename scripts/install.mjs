// Installs, generates and builds what is outdated. A hash of the input files is stored to detect changes.
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fail, mustRun, root, run } from './run.mjs';

const stamps = join(root, 'node_modules/.isthmus');
const generated = /(^|\/)(node_modules|dist|generated)(\/|$)/;

const filesUnder = (path) =>
  !statSync(join(root, path)).isDirectory()
    ? [path]
    : readdirSync(join(root, path))
        .map((name) => join(path, name))
        .filter((name) => !generated.test(name))
        .sort()
        .flatMap(filesUnder);

/** Runs `work` unless it already ran for the same `sources` and its `output` exists. */
async function onceFor(name, sources, output, say, work) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder)) hash.update(file).update(readFileSync(join(root, file)));
  const stamp = hash.digest('hex');
  const file = join(stamps, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp && existsSync(join(root, output))) return;
  say();
  await work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(file, stamp);
}

function refuseUnwritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`Isthmus installs its packages in ${root}, where this user may not write.`);
  }
}

/** Runs npm ci, then generates the database client. Skips each when current. */
export async function install(say = console.log) {
  const installing = () => say('Installing packages (once; a minute or two)');
  await onceFor('install', ['package-lock.json'], 'node_modules/.bin/node', installing, async () => {
    refuseUnwritable();
    const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) fail('npm ci failed; see above. This first installation needs access to an npm registry.');
  });
  const sources = ['prisma/schema.prisma', 'package-lock.json'];
  const generating = () => say('Generating the database client');
  await onceFor('generate', sources, 'apps/bff/src/generated/client.ts', generating, () =>
    mustRun('Generating the database client', 'prisma', ['generate']),
  );
}

/** Builds the console for production. Skipped when current. */
export const build = (say = console.log) =>
  onceFor(
    'build',
    ['apps/console', 'packages/contracts', 'package-lock.json', 'scripts/precompress.mjs'],
    'apps/console/dist/index.html',
    () => say('Building the console'),
    // A test runner sets NODE_ENV to test, and then the build would contain React's development version.
    () =>
      mustRun('Building the console', 'npm', ['run', 'build', '--silent', '--workspace', 'apps/console'], {
        env: { NODE_ENV: 'production' },
      }),
  );
