import { expect, test } from 'vitest';
import { isLoadFailure, isOtherBuild } from './build.ts';

test.each([
  ['Chrome', new TypeError('Failed to fetch dynamically imported module: https://i.example.com/assets/a-1.js')],
  ['Firefox', new TypeError('error loading dynamically imported module: https://i.example.com/assets/a-1.js')],
  ['Safari', new TypeError('Importing a module script failed.')],
  ['vite', new Error('Unable to preload CSS for /assets/a-1.css')],
])('in %s, a failed load of a part is recognized', (_, error) => expect(isLoadFailure(error)).toBe(true));

test('a page error is not a load failure', () => {
  expect(isLoadFailure(new TypeError("Cannot read properties of undefined (reading 'name')"))).toBe(false);
  expect(isLoadFailure('Failed to fetch dynamically imported module')).toBe(false);
});

test('the entry’s name identifies another build', () => {
  const page = '<script src="/theme.js"></script><script type="module" crossorigin src="/assets/index-b.js">';
  expect(isOtherBuild(page, '/assets/index-a.js')).toBe(true);
  expect(isOtherBuild(page, '/assets/index-b.js')).toBe(false);
});
