import { expect, test } from 'vitest';
import { skewOf } from './version-skew.ts';

test.for([
  ['v1.30.4-tke.3', '1.30.0', 'none'],
  ['v1.29.9', '1.30.0', 'supported'],
  ['v1.27.1', '1.30.0', 'supported'],
  ['v1.26.15', '1.30.0', 'unsupported'],
  ['1.25.3-eks', '1.28.3', 'supported'],
  ['v1.25.3', '1.27.3', 'supported'],
  ['v1.24.3', '1.27.3', 'unsupported'],
  ['v1.31.0', '1.30.9', 'unsupported'],
  ['v2.1.0', '1.30.0', 'unsupported'],
  [null, '1.30.0', 'unknown'],
  ['', '1.30.0', 'unknown'],
  ['v1.30.4', '', 'unknown'],
  ['latest', '1.30.0', 'unknown'],
  ['v1', '1.30.0', 'unknown'],
] as const)('a kubelet %s under %s: %s', ([kubelet, cluster, skew]) => {
  expect(skewOf(kubelet, cluster)).toBe(skew);
});
