import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldMessages } from './fields.zh.ts';

const contracts = new URL('../../../../../packages/contracts/src/', import.meta.url);
const sources = readdirSync(contracts).map((file) => readFileSync(new URL(file, contracts), 'utf8'));
/** A sentence of a contract that is handed to zod, not one that documents an endpoint. */
const messages = sources
  .join('\n')
  .split('\n')
  .filter((line) => !/summary:|^\s*(\/\*\*|\*|\/\/)/.test(line))
  .flatMap((line) =>
    [...line.matchAll(/'([A-Z][^']* [^']*)'|"([A-Z][^"]* [^"]*)"/g)].map(([, one, other]) => one ?? other ?? ''),
  );

const bff = new URL('../../../../bff/src/', import.meta.url);
/** What the BFF itself says of a field. */
const told = readdirSync(bff, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(features|plugins)\/.*\.ts$/.test(file))
  .flatMap((file) => [
    ...readFileSync(new URL(file, bff), 'utf8').matchAll(/(?:message: |wrong\('\w+', )(?:'([^']+)'|"([^"]+)")/g),
  ])
  .map(([, one, other]) => one ?? other ?? '');

test('every message of a field has a Chinese text', () => {
  expect(messages.length).toBeGreaterThan(25);
  expect(told.length).toBeGreaterThan(8);
  expect([...messages, ...told].filter((message) => !(message in fieldMessages))).toEqual([]);
});
