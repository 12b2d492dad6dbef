import { expect, test } from 'vitest';
import { passkeysAt } from './passkeys.ts';

test.each([
  ['https://isthmus.example:8443/', { host: 'isthmus.example' }],
  ['http://localhost:4780', { host: 'localhost' }],
  ['http://isthmus.example', { absent: 'no-https' }],
  ['http://127.0.0.1:4780', { absent: 'ip-address' }],
  ['https://10.0.0.7', { absent: 'ip-address' }],
  ['https://[2001:db8::1]', { absent: 'ip-address' }],
])('passkeys at %s', (publicUrl, at) => {
  expect(passkeysAt({ publicUrl })).toEqual(at);
});
