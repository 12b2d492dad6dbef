import { afterEach, beforeEach, expect, vi } from 'vitest';
import { z } from 'zod';
import { signedIn } from '#shared/api/session-end.ts';
import { changeLanguage, ready } from '#shared/i18n/i18n.ts';
import { forgetChoices, remember } from '#shared/remembered.ts';
import '#shared/styles.css';
import { StubbedBff } from './bff.ts';
import { StubbedEvents } from './events.ts';
import { bff, close, isOpen, stub } from './page.tsx';

z.config({ jitless: true });
const consoleErrors: string[] = [];
const network = window.fetch.bind(window);

window.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  if (!url.pathname.startsWith('/api/')) return network(input, init);
  return isOpen() ? bff().fetch(url, init) : Promise.reject(new DOMException('the page is gone', 'AbortError'));
};
Object.assign(window, { EventSource: StubbedEvents });

beforeEach(async () => {
  await ready;
  localStorage.clear();
  forgetChoices();
  for (const name of ['theme', 'density']) delete document.documentElement.dataset[name];
  sessionStorage.clear();
  StubbedEvents.reset();
  stub(new StubbedBff());
  remember(signedIn, 'yes');
  consoleErrors.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...what: unknown[]) => void consoleErrors.push(what.join(' ')));
  await changeLanguage('en');
});

afterEach(async () => {
  vi.useRealTimers();
  // Closes the page before the next test creates its BFF.
  await close();
  vi.restoreAllMocks();
  // Fails on missing texts, wrong keys and React warnings.
  expect(consoleErrors, 'errors on the browser console').toEqual([]);
  expect(bff().unanswered, 'requests without an answer').toEqual([]);
});
