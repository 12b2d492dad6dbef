import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { afterAll, expect, test } from 'vitest';
import { actions } from '../actions/index.ts';
import { verdict } from '../test-cluster.ts';
import { startServer } from '../test-server.ts';
import { actionOf, arrange, keyOf, keys, collectResults } from './coverage.ts';
import { document } from './document.ts';
import { documentedErrors } from './documented.ts';

const server = await startServer();
afterAll(() => server.app.close());
const seen = await collectResults(server);

const source = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8');
const families = 'FailedOperation|Internal|InvalidParameter|LimitExceeded|OperationDenied|Resource|Unsupported';
const codesIn = (text: string) =>
  [...text.matchAll(new RegExp(`'((?:${families})[A-Za-z]*(?:\\.[A-Za-z]+)?)'`, 'g'))].map(([, code = '']) => code);

test('every mocked action is in the table', () => {
  expect([...keys].sort()).toEqual(actions.map(keyOf).sort());
});

test.for(seen.coverages)('$key returns only documented fields, and every code that its source names', (coverage) => {
  const { request, response, errors, file } = coverage;
  expect(request.accepted.filter((path) => !request.documented.includes(path))).toEqual([]);
  expect(response.reported.filter((path) => !response.documented.includes(path))).toEqual([]);
  expect(errors.answered).toEqual(errors.expected);
  expect(codesIn(source(file)).filter((code) => !errors.answered.includes(code))).toEqual([]);
});

/** Files whose codes belong to no single action: the protocol, and the messages of codes. */
const protocolFiles = ['contradictions', 'dispatch', 'messages', 'parameters', 'signature', 'throttle', 'tke-endpoint'];

test('every code in a shared file is returned by some action', () => {
  const answered = new Set(seen.coverages.flatMap(({ errors }) => errors.answered));
  const shared = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/test|coverage/.test(file))
    .filter((file) => !protocolFiles.includes(file.replace('.ts', '')));
  expect(shared.flatMap((file) => codesIn(source(file))).filter((code) => !answered.has(code))).toEqual([]);
});

test.for(seen.coverages)('$key refuses each documented but unmocked parameter', async ({ key, request }) => {
  const { send } = await arrange(server, key);
  for (const name of request.refused) expect(await verdict(send({ [name]: 'x' }))).toBe('UnknownParameter');
});

test.for(keys)('%s returns each listed code when ordered', async (key) => {
  const { send, account } = await arrange(server, key, { options: { throttlePerSecond: null } });
  for (const code of documentedErrors[key]) {
    await server.failNext(account, actionOf(key).name, code);
    expect(await verdict(send())).toBe(code);
  }
});

const commonRefusals = [
  { code: 'UnknownParameter', request: { Nonsense: 1 } },
  { code: 'UnsupportedRegion', region: 'ap-atlantis' },
  { code: 'AuthFailure.UnauthorizedOperation', options: { deniedRegions: ['ap-guangzhou'] } },
  { code: 'AuthFailure.SignatureExpire', options: { skewSeconds: 600 } },
];
test.for(keys)('%s returns the common codes', async (key) => {
  for (const setting of commonRefusals)
    expect(await verdict((await arrange(server, key, setting)).send())).toBe(setting.code);
  const { send } = await arrange(server, key, { options: { throttlePerSecond: 1 } });
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => verdict(send())));
  expect(verdicts).toContain('RequestLimitExceeded');
});

test('the page is current; npm run mock-coverage rewrites it', async () => {
  const page = join(import.meta.dirname, '../../../../docs/mock-coverage.md');
  const options = await prettier.resolveConfig(page);
  await expect(await prettier.format(document(seen), { ...options, parser: 'markdown' })).toMatchFileSnapshot(page);
});
