import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { cleanup, render } from 'vitest-browser-react/pure';
import { queryClient } from '#shared/query-client.ts';
import { routes } from '../routes.tsx';
import type { StubbedBff } from './bff.ts';

let current: StubbedBff | undefined;
let opened: ReturnType<typeof createMemoryRouter> | undefined;

/** Returns the BFF of the current test. */
export function bff(): StubbedBff {
  if (!current) throw new Error('no test runs');
  return current;
}

/** Gives each test its own BFF. */
export const stub = (next: StubbedBff) => void (current = next);

/** Returns whether a page is open. A navigation can still send requests after its page closed. */
export const isOpen = () => opened !== undefined;

/** Closes the page and drops its data and pending reads. */
export async function close() {
  await cleanup();
  opened?.dispose();
  opened = undefined;
  queryClient.clear();
}

/**
 * Closes the previous page and opens an address, as in a new tab. Returns the router and the current address. `site`
 * replaces the site map.
 */
export async function open(address: string, site = routes) {
  await close();
  const router = createMemoryRouter(site, { initialEntries: [address] });
  opened = router;
  await render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    router,
    /** Path and search of the open page. */
    address: () => router.state.location.pathname + router.state.location.search,
  };
}
