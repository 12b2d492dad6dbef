import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './run.mjs';
import { faultsOf, pageWith, proofs, requirements, tableOf } from './security-table.mjs';

const all = requirements();
const { found, lost } = proofs();

test('every requirement of ASVS 5.0 at level 1 and 2 has a test or a reason, and every tag a test and a requirement', () => {
  expect(lost).toEqual([]);
  expect(faultsOf(all, found)).toEqual([]);
  // The standard has this many: https://github.com/OWASP/ASVS/tree/v5.0.0_release
  const ofLevel = (level: number) => all.filter((one) => one.level === level).length;
  expect([ofLevel(1), ofLevel(2), new Set(all.map(({ id }) => id)).size]).toEqual([70, 183, 253]);
});

test('docs/security.md is up to date; `npm run security-table` writes it', () => {
  expect(readFileSync(join(root, 'docs/security.md'), 'utf8')).toBe(pageWith(tableOf(all, found)));
});

test('a missing reason, an unknown number and a test of what does not apply are faults', () => {
  const one = { id: '1.1.1', level: 1 as const, text: 'x' };
  const proof = { id: '1.1.1', file: 'a.test.ts', title: 'y' };
  expect(faultsOf([one], [])).toEqual(['1.1.1 has neither a test nor a reason']);
  expect(faultsOf([one], [proof])).toEqual([]);
  expect(faultsOf([{ ...one, none: 'no' }], [proof])).toEqual(['1.1.1 does not apply, but a test proves it']);
  expect(faultsOf([{ ...one, open: 'later' }], [proof])).toEqual([]);
  expect(faultsOf([one], [proof, { ...proof, id: '9.9.9' }])).toEqual(['a.test.ts names 9.9.9, which is unknown']);
});
