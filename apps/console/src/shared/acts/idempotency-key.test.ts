import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { newKey } from './idempotency-key.ts';

afterEach(() => vi.unstubAllGlobals());

test('a key is created on a page without a secure context', () => {
  const original = crypto;
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => original.getRandomValues(bytes) });
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});

/** https://developer.mozilla.org/docs/Web/Security/Secure_Contexts/features_restricted_to_secure_contexts */
const secureOnly =
  /crypto\.(?:randomUUID\(|subtle)|navigator\.(?:clipboard|serviceWorker|storage|locks|credentials|wakeLock)|\bcaches\.|showSaveFilePicker/;

test('only the clipboard uses a secure-context API, and it has a fallback', () => {
  const sources = new URL('../../', import.meta.url);
  const users = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|spec)\.tsx?$/.test(file))
    .filter((file) => secureOnly.test(readFileSync(new URL(file, sources), 'utf8')));
  expect(users).toEqual(['shared/ui/copy/use-copied.ts']);
});
