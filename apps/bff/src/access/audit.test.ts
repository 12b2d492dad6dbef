import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');

test('only writeAudit writes audit rows', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('generated'),
  );
  const writers = files.filter((name) =>
    /\baudit\.create|insert into "?audit\b/i.test(readFileSync(join(source, name), 'utf8')),
  );
  expect(writers).toEqual(['access/audit.ts']);
});
