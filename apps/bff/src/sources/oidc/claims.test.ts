import { expect, test } from 'vitest';
import { methodsOf } from './claims.ts';

test.for<[claim: unknown, methods: string[]]>([
  [
    ['pwd', 'otp', 'pwd'],
    ['pwd', 'otp'],
  ],
  ['mfa', ['mfa']],
  [undefined, []],
  [[], []],
  [{ pwd: true }, []],
  // A part of these could mean less than the whole.
  [['pwd', 'x'.repeat(41)], []],
  [['pwd', 7], []],
  [['pwd', ''], []],
  [['pwd', 'o\0tp'], []],
  [Array.from({ length: 11 }, (_, index) => `method-${index}`), []],
])('the claim amr %j is read as %j', ([claim, methods]) => {
  expect(methodsOf(claim)).toEqual(methods);
});
