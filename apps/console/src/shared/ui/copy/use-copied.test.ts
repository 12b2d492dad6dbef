import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './use-copied.ts';

/** The part of a page that copying a selection needs. `allows`: the browser lets a press copy. */
function pageThat(allows: boolean) {
  const listeners = new Set<(event: unknown) => void>();
  const clipboard: string[] = [];
  const event = {
    clipboardData: { setData: (_: string, text: string) => clipboard.push(text) },
    preventDefault: vi.fn(),
  };
  const left: string[] = [];
  const page = {
    createElement: () => ({ style: {}, remove: () => left.pop() }),
    body: { append: () => left.push('holder') },
    getSelection: () => ({ rangeCount: 0, selectAllChildren: vi.fn(), removeAllRanges: vi.fn() }),
    addEventListener: (_: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => listeners.delete(listener),
    execCommand: () => {
      if (allows) listeners.forEach((listener) => listener(event));
      return allows;
    },
  };
  // Has only the document members that copying uses.
  return { page: page as unknown as Document, clipboard, left };
}
afterEach(() => vi.unstubAllGlobals());

test('without navigator.clipboard, a selection is copied and nothing stays on the page', async () => {
  vi.stubGlobal('navigator', {});
  const { page, clipboard, left } = pageThat(true);
  expect(await copyText('wget … && ./add2tkectl install', page)).toBe(true);
  expect(clipboard).toEqual(['wget … && ./add2tkectl install']);
  expect(left).toEqual([]);
});

test('a refused clipboard falls back to a selection, and copying fails when both refuse', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
  expect(await copyText('np-1', pageThat(true).page)).toBe(true);
  expect(await copyText('np-1', pageThat(false).page)).toBe(false);
});
