import { matchRoutes, type RouteObject } from 'react-router';
import { expect, test } from 'vitest';
import { screens } from '../screens/list.ts';
import { routes } from './routes.tsx';

/** The routes that show a page. One without a module of its own only redirects. */
const leaves = (all: RouteObject[]): RouteObject[] =>
  all.flatMap((route) => (route.children ? leaves(route.children) : route.index && !route.lazy ? [] : [route]));

test('every page of the site map is in the list of screens', () => {
  const pictured = new Set(
    screens.flatMap(({ address }) => (matchRoutes(routes, address) ?? []).map(({ route }) => route)),
  );
  const missing = leaves(routes).filter((route) => !pictured.has(route));
  expect(missing.map(({ path, handle }) => path ?? JSON.stringify(handle))).toEqual([]);
});
