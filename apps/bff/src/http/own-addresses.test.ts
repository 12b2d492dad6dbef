import { expect, test } from 'vitest';
import { ownAddresses } from './own-addresses.ts';

const served = ownAddresses({
  publicUrl: 'https://isthmus.example.com',
  host: '0.0.0.0',
  allowedHosts: ['isthmus.corp', '2001:db8::1'],
});
const local = ownAddresses({ publicUrl: 'http://127.0.0.1:4780', host: '127.0.0.1', allowedHosts: [] });

test.for<[host: string, own: boolean]>([
  ['isthmus.example.com', true],
  ['ISTHMUS.example.com:443', true],
  ['isthmus.corp:8080', true],
  ['[2001:db8::1]:4780', true],
  ['10.0.0.7:4780', false],
  ['localhost', false],
  ['isthmus.example.com.evil.example', false],
  ['evil.example@isthmus.example.com', false],
  ['isthmus.example.com/..', false],
  ['isthmus.example.com:port', false],
  ['', false],
])('behind a public address the host "%s" is our own: %s', ([host, own]) => expect(served.isOwnHost(host)).toBe(own));

test.for<[host: string, own: boolean]>([
  ['localhost:4780', true],
  ['127.0.0.1', true],
  ['[::1]:4780', true],
  ['rebound.example:4780', false],
])('on loopback the host "%s" is our own: %s', ([host, own]) => expect(local.isOwnHost(host)).toBe(own));

test.for<[origin: string, host: string, own: boolean]>([
  ['https://isthmus.example.com', 'isthmus.example.com', true],
  // A proxy may call Isthmus by another name than browsers do.
  ['https://isthmus.example.com', 'isthmus.corp', true],
  ['https://isthmus.corp', 'isthmus.corp', true],
  ['http://isthmus.example.com', 'isthmus.example.com', false],
  ['https://isthmus.corp:8443', 'isthmus.corp', false],
  ['https://evil.example', 'isthmus.example.com', false],
  // A page under a foreign name that resolves here sends both names alike, and neither is ours.
  ['http://evil.example', 'evil.example', false],
  ['null', 'isthmus.example.com', false],
])('the origin %s at the host %s is our own: %s', ([origin, host, own]) =>
  expect(served.isOwnOrigin(origin, host)).toBe(own),
);

test('another port of the same host is another site', () => {
  expect(local.isOwnOrigin('http://localhost:4780', 'localhost:4780')).toBe(true);
  expect(local.isOwnOrigin('http://localhost:3000', 'localhost:4780')).toBe(false);
});
