import { expect, test } from 'vitest';
import { bearerOf, isToken, newToken } from './token-text.ts';

test('a token is recognized by its form and checksum; one that was cut or changed is not', () => {
  const token = newToken();
  expect(token).toMatch(/^isthmus_[0-9A-Za-z]{46}$/);
  expect(newToken()).not.toBe(token);
  const other = token.at(20) === 'a' ? 'b' : 'a';
  const wrong = [
    token.slice(0, -1),
    `${token}0`,
    token.slice(0, 20) + other + token.slice(21),
    token.toUpperCase(),
    token.replace('isthmus_', ''),
    `${token}\n`,
    'isthmus_',
  ];
  expect([token, ...wrong].map(isToken)).toEqual([true, ...wrong.map(() => false)]);
});

test('the checksum is that of CRC-32, so a scanner can compute it', () => {
  const zeros = `isthmus_${'0'.repeat(40)}`;
  expect(isToken(zeros + expectedChecksum(zeros))).toBe(true);
});

/** CRC-32 bit by bit, independent of zlib. */
function expectedChecksum(text: string) {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let rest = BigInt((crc ^ 0xffffffff) >>> 0);
  let encoded = '';
  for (let place = 0; place < 6; place += 1) {
    encoded = (digits[Number(rest % 62n)] ?? '') + encoded;
    rest /= 62n;
  }
  return encoded;
}

test('only a bearer with our prefix is a token: another one may be that of a proxy', () => {
  const headers: [string | undefined, string | null][] = [
    [undefined, null],
    ['Basic aXN0aG11c186eA==', null],
    ['Bearer eyJhbGciOiJSUzI1NiJ9.e30.x', null],
    ['Bearer isthmus_cut', 'isthmus_cut'],
    ['bearer  isthmus_cut ', 'isthmus_cut'],
    ['Bearer isthmus_one isthmus_two', null],
  ];
  expect(headers.map(([authorization]) => bearerOf({ ...(authorization && { authorization }) }))).toEqual(
    headers.map(([, token]) => token),
  );
});
