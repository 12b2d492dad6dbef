import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSeed } from '../scripts/sample.mjs';
import { documentOf } from './chaos/document.ts';
import { playDrawn } from './chaos/drawn.ts';
import { playMatrix, type Result } from './chaos/matrix.ts';
import { World } from './world.ts';

/** Set by scripts/soak.mjs, which plays more seeds and prints the report. */
const seeds = (process.env['ISTHMUS_CHAOS_SEEDS'] ?? String(testSeed())).split(',').map(Number);
const report = process.env['ISTHMUS_CHAOS_REPORT'];

const worlds = { quick: new World(), slow: new World(), killed: new World() };
const all = Object.values(worlds);
let tables: Awaited<ReturnType<typeof playMatrix>>['tables'];
let results: Result[] = [];

/** Log lines of unforeseen errors. Failures of TKE are logged differently. */
const unforeseen = /nhandled|Isthmus failed|a step of an operation failed|observation not stored/;

async function playAllDrawn() {
  const drawn: Result[] = [];
  for (const seed of seeds) drawn.push(...(await playDrawn(worlds.killed, seed)));
  return drawn;
}

beforeAll(async () => {
  await Promise.all(all.map((world) => world.start()));
  const [matrix, drawn] = await Promise.all([playMatrix(worlds.quick, worlds.slow), playAllDrawn()]);
  tables = matrix.tables;
  results = [...matrix.results, ...drawn];
  if (report) writeFileSync(report, JSON.stringify({ page: await documentOf(tables), results }));
}, 3_600_000);
afterAll(() => Promise.all(all.map((world) => world.stop())));

test('no change is lost or doubled', () => {
  expect(results.filter(({ lost, doubled }) => lost || doubled)).toEqual([]);
});

test('docs/fault-matrix.md matches the results', async () => {
  await expect(await documentOf(tables)).toMatchFileSnapshot('../docs/fault-matrix.md');
});

test('the log has no unhandled rejection and no failure of our own', () => {
  const lines = all.flatMap(({ log }) => log.split('\n').filter((line) => unforeseen.test(line)));
  expect(lines).toEqual([]);
});
