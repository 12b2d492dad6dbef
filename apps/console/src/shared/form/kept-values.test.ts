import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetDraft, forgetDrafts, keepDraft, readDraft } from './kept-values.ts';

const initial = { name: '', labels: [{ key: 'a', value: '' }], most: null, on: false };
const typed = { name: 'rack-7', labels: [], most: 64, on: true };

class Memory {
  [key: string]: unknown;
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}
beforeEach(() => vi.stubGlobal('sessionStorage', new Memory()));
afterEach(() => vi.unstubAllGlobals());

test('a form restores its values until it is sent or discarded', () => {
  keepDraft('pool np-1', typed);
  expect(readDraft('pool np-1', initial)).toEqual(typed);
  expect(readDraft('pool np-2', initial)).toBeNull();
  forgetDraft('pool np-1');
  expect(readDraft('pool np-1', initial)).toBeNull();
});

test('a draft from an older version restores only the fields that still exist', () => {
  keepDraft('pool np-1', { name: 'rack-7', labels: 'k=v', gone: 1 });
  expect(readDraft('pool np-1', initial)).toEqual({ name: 'rack-7' });
});

test('the next person finds no drafts', () => {
  keepDraft('pool np-1', typed);
  forgetDrafts();
  expect(readDraft('pool np-1', initial)).toBeNull();
});

test('blocked or full storage loses only the draft', () => {
  const refuse = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: refuse, removeItem: () => undefined });
  expect(() => keepDraft('pool np-1', typed)).not.toThrow();
  vi.stubGlobal('sessionStorage', undefined);
  expect(() => (forgetDrafts(), forgetDraft('x'), keepDraft('x', typed))).not.toThrow();
  expect(readDraft('x', initial)).toBeNull();
});
