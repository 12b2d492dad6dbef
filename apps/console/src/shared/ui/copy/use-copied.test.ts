import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './use-copied.ts';

/** Returns a fake document with the members that copying uses. `allows`: the browser permits the copy. */
function pageThat(allows: boolean) {
  const listeners = new Set<(event: unknown) => void>();
  const clipboard: string[] = [];
  const event = {
    clipboardData: { setData: (_: string, text: string) => clipboard.push(text) },
    preventDefault: vi.fn(),
  };
  const remaining: string[] = [];
  const page = {
    createElement: () => ({ style: {}, remove: () => remaining.pop() }),
    body: { append: () => remaining.push('holder') },
    getSelection: () => ({ rangeCount: 0, selectAllChildren: vi.fn(), removeAllRanges: vi.fn() }),
    addEventListener: (_: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => listeners.delete(listener),
    execCommand: () => {
      if (allows) listeners.forEach((listener) => listener(event));
      return allows;
    },
  };

  return { page: page as unknown as Document, clipboard, remaining };
}
afterEach(() => vi.unstubAllGlobals());

test('without navigator.clipboard, a selection is copied and nothing stays on the page', async () => {
  vi.stubGlobal('navigator', {});
  const { page, clipboard, remaining } = pageThat(true);
  expect(await copyText('wget … && ./add2tkectl install', page)).toBe(true);
  expect(clipboard).toEqual(['wget … && ./add2tkectl install']);
  expect(remaining).toEqual([]);
});

test('a refused clipboard falls back to a selection, and copying fails when both refuse', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
  expect(await copyText('np-1', pageThat(true).page)).toBe(true);
  expect(await copyText('np-1', pageThat(false).page)).toBe(false);
});
