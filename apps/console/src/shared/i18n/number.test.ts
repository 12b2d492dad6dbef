import { expect, test } from 'vitest';
import { countFormatter } from './number.ts';

test.each(['en', 'zh-CN'])('counts have separators in %s, and versions and sizes have none', (language) => {
  const written = (value: unknown, interpolationkey: string) =>
    countFormatter.format(value, undefined, language, { interpolationkey });
  expect(written(999, 'count')).toBe('999');
  expect(written(12_345, 'total')).toBe('12,345');
  expect(written('12345', 'name')).toBe('12345');
  expect([written(1024, 'version'), written(16_384, 'size')].map(String)).toEqual(['1024', '16384']);
});
