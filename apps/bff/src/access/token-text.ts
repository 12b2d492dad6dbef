import { randomInt } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';

/** Scanners for leaked secrets find a token by it. */
const prefix = 'isthmus_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 40;
const checksumLength = 6;
const form = new RegExp(`^${prefix}[0-9A-Za-z]{${randomLength + checksumLength}}$`);

/** The CRC-32 in base 62, as GitHub's tokens have it: a scanner tells a token from a similar text without asking anybody. */
function checksumOf(text: string) {
  let rest = crc32(text);
  let digits = '';
  while (digits.length < checksumLength) {
    digits = (alphabet[rest % alphabet.length] ?? '') + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

/** Returns a new token: the prefix, 238 random bits, and a checksum. */
export function newToken() {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return prefix + random + checksumOf(prefix + random);
}

/** Whether a text may be a token. A token that was cut or mistyped is not. */
export const isToken = (text: string) =>
  form.test(text) && checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength);

/**
 * Returns the token of a request; null without one. Other bearer texts belong to a proxy in front, so the request counts as one without a token.
 */
export function bearerOf({ authorization = '' }: IncomingHttpHeaders): string | null {
  const [, text] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  return text?.startsWith(prefix) ? text : null;
}
