import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

const origin = 'https://isthmus.example.com';

test.each([
  [null, '/'],
  ['', '/'],
  ['/accounts/1/clusters?filter=ready#top', '/accounts/1/clusters?filter=ready#top'],
  ['https://isthmus.example.com/templates', '/templates'],
  ['//evil.example.com/', '/'],
  ['/\\evil.example.com', '/'],
  ['/.//evil.example.com', '/evil.example.com'],
  ['https://evil.example.com/', '/'],
  ['javascript:alert(1)', '/'],
  ['http://[', '/'],
])('after signing in, %s leads to %s', (requested, path) => expect(nextPath(requested, origin)).toBe(path));
