import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const keys = [randomBytes(32)] as const;
const owner = ['row-1', 'account-1'];

test('sealed text opens for its owner', () => {
  expect(unseal(keys, seal(keys, 'a SecretKey', owner), owner)).toBe('a SecretKey');
});

// asvs 11.3.3
test('a ciphertext moved to another row or account does not open', () => {
  const sealed = seal(keys, 'a SecretKey', owner);
  expect(() => unseal(keys, sealed, ['row-2', 'account-1'])).toThrow();
  expect(() => unseal(keys, sealed, ['row-1', 'account-2'])).toThrow();
});

test('another key-encryption key is named as the reason', () => {
  expect(() => unseal([randomBytes(32)], seal(keys, 'a SecretKey', owner), owner)).toThrow(
    'another key-encryption key',
  );
});

// asvs 11.2.2
test('the first of several keys seals, and all of them open', () => {
  const [old] = keys;
  const next = randomBytes(32);
  const sealed = seal(keys, 'a SecretKey', owner);
  expect(unseal([next, old], sealed, owner)).toBe('a SecretKey');
  expect(unseal([next], seal([next, old], 'a SecretKey', owner), owner)).toBe('a SecretKey');
  expect(() => unseal([next], sealed, owner)).toThrow('another key-encryption key');
});

// asvs 11.3.3
test('one flipped bit anywhere is refused', () => {
  const sealed = seal(keys, 'a SecretKey', owner);
  for (let at = 0; at < sealed.length; at += 1) {
    const damaged = Buffer.from(sealed);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
    expect(() => unseal(keys, damaged, owner)).toThrow();
  }
});

// asvs 11.3.1 11.3.2
test('the ciphertext never contains the text, and no two are equal', () => {
  const [one, two] = [seal(keys, 'a SecretKey', owner), seal(keys, 'a SecretKey', owner)];
  expect(one.includes('SecretKey')).toBe(false);
  expect(one.equals(two)).toBe(false);
});
