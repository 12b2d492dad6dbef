import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { cleanup, render } from 'vitest-browser-react/pure';
import { queryClient } from '#shared/query-client.ts';
import { routes } from '../routes.tsx';
import type { StubbedBff } from './bff.ts';

let current: StubbedBff | undefined;

/** The BFF of the test that runs. */
export function bff(): StubbedBff {
  if (!current) throw new Error('no test runs');
  return current;
}

/** Each test has a BFF of its own. */
export const stub = (next: StubbedBff) => void (current = next);

/** Takes the page away, with what it has read and what it still wants to read. */
export async function close() {
  await cleanup();
  queryClient.clear();
}

/** Opens the console at an address in a new tab, in place of the one before; answers where it is then. */
export async function open(address: string) {
  await close();
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  await render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    router,
    /** Path and search of the page that is open. */
    address: () => router.state.location.pathname + router.state.location.search,
  };
}
