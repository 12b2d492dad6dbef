// Finds the tests that a change can affect, for `npm test -- --changed`.
import { spawnSync } from 'node:child_process';
import { root } from './run.mjs';

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

/** Files that differ from `since`, including new ones. */
export const changedFiles = (since) => [
  ...new Set([...git('diff', '--name-only', since), ...git('ls-files', '--others', '--exclude-standard')]),
];

/** The sources of a server process. Its tests use HTTP, so imports do not show the dependency. */
const server = /^(apps\/(bff|mock-tke)|packages|prisma|scripts)\/|^package(-lock)?\.json$|^vitest\.config\.ts$/;
const screen = /^(apps|packages|prisma|scripts)\/|^package(-lock)?\.json$|^playwright\.config\.ts$/;
const isCode = (file) => /\.(ts|tsx|mjs|js|json|sql|prisma)$/.test(file);

/**
 * Arguments for vitest and Playwright; null: nothing of it is reached.
 * @param {string[]} files
 * @param {string} since
 * @returns {{ vitest: string[] | null, playwright: string[] | null }}
 */
export function reachOf(files, since) {
  const code = files.filter(isCode);
  const all = (pattern) => code.some((file) => pattern.test(file));
  const specs = code.some((file) => /^(e2e|demos)\//.test(file));
  return {
    vitest: all(server) ? [] : code.length ? [`--changed=${since}`, '--passWithNoTests'] : null,
    playwright: all(screen) ? [] : specs ? [`--only-changed=${since}`, '--pass-with-no-tests'] : null,
  };
}
