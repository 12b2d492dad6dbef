import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queryClient } from '#shared/query-client.ts';
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
const signIn = (user: string, rightsVersion = 1) =>
  queryClient.setQueryData(['session'], { user: { id: user }, rightsVersion });
const storedText = () => JSON.stringify(sessionStorage);

beforeEach(() => {
  vi.stubGlobal('sessionStorage', new Memory());
  signIn('ana');
});
afterEach(() => vi.unstubAllGlobals());

test('a form restores its values until it is sent or discarded', () => {
  keepDraft('pool np-1', typed, initial);
  expect(readDraft('pool np-1', initial)).toEqual({ values: typed, leftOut: [] });
  expect(readDraft('pool np-2', initial)).toBeNull();
  forgetDraft('pool np-1');
  expect(readDraft('pool np-1', initial)).toBeNull();
});

test('a draft from an older version restores only the fields that still exist', () => {
  keepDraft('pool np-1', { name: 'rack-7', labels: 'k=v', gone: 1 }, initial);
  expect(readDraft('pool np-1', initial)).toEqual({ values: { name: 'rack-7' }, leftOut: [] });
});

// asvs 14.3.3
test('the next person finds no drafts', () => {
  keepDraft('pool np-1', typed, initial);
  forgetDrafts();
  expect(readDraft('pool np-1', initial)).toBeNull();
});

test.each([
  ['another person', 'bo', 1],
  ['the same person with other rights', 'ana', 2],
])('%s finds no draft, and it is deleted unread', (_, user, rightsVersion) => {
  keepDraft('pool np-1', typed, initial);
  signIn(user, rightsVersion);
  const read = vi.spyOn(Memory.prototype, 'getItem');
  expect(readDraft('pool np-1', initial)).toBeNull();
  expect(read.mock.calls.flat().filter((key) => key.includes('ana 1'))).toEqual([]);
  signIn('ana');
  expect(readDraft('pool np-1', initial)).toBeNull();
});

test('without a session nothing is kept', () => {
  queryClient.clear();
  keepDraft('pool np-1', typed, initial);
  expect(storedText()).toBe('{}');
});

// asvs 14.3.3
test('custom data and pasted commands are left out, and named', () => {
  const form = { name: '', customData: '', list: '' };
  const wget = "wget 'https://cos.example.com/install?x-cos-token=canary'";
  keepDraft('pool np-1', { name: 'rack-7', customData: 'echo canary', list: wget }, form);
  expect(storedText()).not.toContain('canary');
  expect(readDraft('pool np-1', form)).toEqual({ values: { name: 'rack-7' }, leftOut: ['customData', 'list'] });
  // An untouched field is not missed.
  keepDraft('pool np-1', { ...form, name: 'rack-7' }, form);
  expect(readDraft('pool np-1', form)).toMatchObject({ leftOut: [] });
});

test('blocked or full storage loses only the draft', () => {
  const refuse = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: refuse, removeItem: () => undefined });
  expect(() => keepDraft('pool np-1', typed, initial)).not.toThrow();
  vi.stubGlobal('sessionStorage', undefined);
  expect(() => (forgetDrafts(), forgetDraft('x'), keepDraft('x', typed, initial))).not.toThrow();
  expect(readDraft('x', initial)).toBeNull();
});
