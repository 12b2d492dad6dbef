// Finds the tests that a change can affect, for `npm test -- --changed`.
import { spawnSync } from 'node:child_process';
import { root } from './run.mjs';

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

/** Files that differ from `since`, including new ones. */
export const changedFiles = (since) => [
  ...new Set([...git('diff', '--name-only', since), ...git('ls-files', '--others', '--exclude-standard')]),
];

/** Sources of the server processes. Tests use these over HTTP, so imports do not show the dependency. */
const serverSources = /^(apps\/(bff|mock-tke)|packages|prisma|scripts)\/|^package(-lock)?\.json$|^vitest\.config\.ts$/;
/** Sources of the console and the servers that its browser tests start. */
const screenSources = /^(apps|packages|prisma|scripts)\/|^package(-lock)?\.json$|^playwright\.config\.ts$/;
const isCode = (file) => /\.(ts|tsx|mjs|js|json|sql|prisma)$/.test(file);

/**
 * Returns the arguments for vitest and Playwright. Null: the change affects none of its tests.
 * @param {string[]} files
 * @param {string} since
 * @returns {{ vitest: string[] | null, playwright: string[] | null }}
 */
export function testArguments(files, since) {
  const code = files.filter(isCode);
  const touches = (pattern) => code.some((file) => pattern.test(file));
  const touchesSpecs = code.some((file) => /^(e2e|demos)\//.test(file));
  return {
    vitest: touches(serverSources) ? [] : code.length ? [`--changed=${since}`, '--passWithNoTests'] : null,
    playwright: touches(screenSources) ? [] : touchesSpecs ? [`--only-changed=${since}`, '--pass-with-no-tests'] : null,
  };
}
