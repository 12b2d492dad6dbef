import { expect, test } from 'vitest';
import { isLoadFailure, isOtherBuild } from './build.ts';

test.each([
  ['Chrome', new TypeError('Failed to fetch dynamically imported module: https://i.example.com/assets/a-1.js')],
  ['Firefox', new TypeError('error loading dynamically imported module: https://i.example.com/assets/a-1.js')],
  ['Safari', new TypeError('Importing a module script failed.')],
  ['vite', new Error('Unable to preload CSS for /assets/a-1.css')],
])('a part that %s could not load is told from a fault of the page', (_, error) =>
  expect(isLoadFailure(error)).toBe(true),
);

test('a fault of the page is no failure to load', () => {
  expect(isLoadFailure(new TypeError("Cannot read properties of undefined (reading 'name')"))).toBe(false);
  expect(isLoadFailure('Failed to fetch dynamically imported module')).toBe(false);
});

test('another build is known by the name of its entry', () => {
  const page = '<script src="/theme.js"></script><script type="module" crossorigin src="/assets/index-b.js">';
  expect(isOtherBuild(page, '/assets/index-a.js')).toBe(true);
  expect(isOtherBuild(page, '/assets/index-b.js')).toBe(false);
});
