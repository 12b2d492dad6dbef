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

test('one script with another name is another build', () => {
  const page =
    '<script type="module" src="/assets/runtime-a.js"></script><script type="module" src="/assets/frame-b.js">';
  expect(isOtherBuild(page, ['/assets/runtime-a.js', '/assets/frame-a.js'])).toBe(true);
  expect(isOtherBuild(page, ['/assets/runtime-a.js', '/assets/frame-b.js'])).toBe(false);
});
