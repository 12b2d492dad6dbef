import type { RouteObject } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { ErrorPage } from '#shared/page/error-page.tsx';
import { open } from '#testing/page.tsx';

/** A site of one page. The server does not have its part, so the browser itself makes the error. */
const missing = '/assets/page-of-build-a.js';
const load = () => import(/* @vite-ignore */ missing) as Promise<Pick<RouteObject, 'Component'>>;
const site = [{ path: '/', ErrorBoundary: ErrorPage, lazy: load }];

const firstPageOf = (build: string) => `<script type="module" src="/assets/index-${build}.js"></script>`;
const reload = page.getByRole('button', { name: 'Reload' });

/** Makes this tab one of build a. A script that is inserted as text does not run. */
beforeEach(() => {
  document.head.insertAdjacentHTML('afterbegin', firstPageOf('a'));
  const entry = document.head.firstElementChild;
  return () => entry?.remove();
});

test('when a part is missing after an upgrade, the page says so and offers to reload', async () => {
  vi.spyOn(window, 'fetch').mockResolvedValue(new Response(firstPageOf('b')));
  await open('/', site);
  await expect.element(page.getByRole('heading', { name: 'Isthmus was updated' })).toBeVisible();
  await expect.element(reload).toBeVisible();
});

test.for([
  [
    'the server still has the same build',
    () => Promise.resolve(new Response(firstPageOf('a'))),
    'Isthmus had an error',
  ],
  ['the server does not answer', () => Promise.reject(new TypeError('Failed to fetch')), 'Isthmus cannot be reached'],
] as const)('when a part is missing and %s, the page names that problem', async ([, answer, title]) => {
  vi.spyOn(window, 'fetch').mockImplementation(answer);
  await open('/', site);
  await expect.element(page.getByRole('alert')).toMatchTextContent(title);
  await expect.element(reload).toBeVisible();
});

test('when the texts of a page are missing, the page says that it failed instead of showing keys', async () => {
  const withoutTexts = async () => {
    await loadTexts('shared', 'not-a-feature');
    return { Component: () => 'keys' };
  };
  await open('/', [{ ...site[0], lazy: withoutTexts }]);
  await expect.element(page.getByRole('heading', { name: 'This page could not be loaded' })).toBeVisible();
});
