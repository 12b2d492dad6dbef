import { afterEach, expect, test, vi } from 'vitest';
import { currentLanguage, rememberLanguage } from './i18n/language.ts';
import { forgetVisits, remember, remembered, rememberVisit, visits, type Visit } from './remembered.ts';

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
  vi.stubGlobal('document', {});
  vi.stubGlobal('location', { protocol: 'https:' });
  expect(remembered('theme', 'system')).toBe('system');
  remember('theme', 'dark');
  expect(remembered('theme', 'system')).toBe('dark');
  rememberLanguage('zh-CN');
  expect(currentLanguage()).toBe('zh-CN');
  rememberLanguage('en');
  remember('theme', 'system');
});

test('the last eight visited objects are kept, newest first and each once', () => {
  const visit = (number: number): Visit => ({ kind: 'pool', name: `rack-${number}`, cluster: 'gz', to: `/${number}` });
  for (let number = 0; number < 10; number += 1) rememberVisit(visit(number));
  rememberVisit(visit(5));
  expect(visits().map(({ to }) => to)).toEqual(['/5', '/9', '/8', '/7', '/6', '/4', '/3', '/2']);
  forgetVisits();
  expect(visits()).toEqual([]);
});

test('visits that cannot be read are none', () => {
  remember('visits', '{');
  expect(visits()).toEqual([]);
  forgetVisits();
});
