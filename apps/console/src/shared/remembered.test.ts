import { afterEach, expect, test, vi } from 'vitest';
import { currentLanguage, rememberLanguage } from './i18n/language.ts';
import { remember, remembered } from './remembered.ts';

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
afterEach(() => vi.unstubAllGlobals());

test.each([
  ['blocked', { getItem: refuse, setItem: refuse }],
  ['full', { getItem: () => null, setItem: refuse }],
])('with %s storage, a choice lasts until the page closes', (_, storage) => {
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('navigator', { language: 'en-GB' });
  expect(remembered('theme', 'system')).toBe('system');
  remember('theme', 'dark');
  expect(remembered('theme', 'system')).toBe('dark');
  rememberLanguage('zh-CN');
  expect(currentLanguage()).toBe('zh-CN');
  rememberLanguage('en');
  remember('theme', 'system');
});
