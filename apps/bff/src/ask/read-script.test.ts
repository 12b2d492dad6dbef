import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoted, timesOf } from './read-script.ts';

// asvs 1.3.3
test('a shell reads back exactly what was quoted', () => {
  for (const text of [
    'plain',
    "it's",
    '$(reboot)',
    'a`b`c',
    '"; rm -rf ~ #',
    "''",
    '-x\\n',
    'https://a.example/b?c=d&e=f;g',
  ])
    expect(execFileSync('sh', ['-c', `printf %s ${quoted(text)}`], { encoding: 'utf8' })).toBe(text);
});

const now = new Date('2026-08-21T10:00:00.700Z');

test("a link's sign time gives its start and end, escaped or not", () => {
  const times = { signedAt: new Date(1773902065_000), expiresAt: new Date(1773905665_000) };
  expect(timesOf('https://cos.example/x?q-sign-algorithm=sha1&q-sign-time=1773902065;1773905665&q-ak=a', now)).toEqual(
    times,
  );
  expect(timesOf('https://cos.example/x?q-sign-time=1773902065%3B1773905665', now)).toEqual(times);
});

test('a link without a sign time is assumed to last an hour from now', () => {
  const times = { signedAt: new Date('2026-08-21T10:00:00Z'), expiresAt: new Date('2026-08-21T11:00:00.700Z') };
  expect(timesOf('https://cos.example/x?sign=q-sign-time', now)).toEqual(times);
  expect(timesOf('', now)).toEqual(times);
});
