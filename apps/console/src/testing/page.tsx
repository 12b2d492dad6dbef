import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { cleanup, render } from 'vitest-browser-react/pure';
import { queryClient } from '#shared/query-client.ts';
import { routes } from '../routes.tsx';
import type { StubbedBff } from './bff.ts';

let current: StubbedBff | undefined;
let opened: ReturnType<typeof createMemoryRouter> | undefined;

/** The BFF of the test that runs. */
export function bff(): StubbedBff {
  if (!current) throw new Error('no test runs');
  return current;
}

/** Each test has a BFF of its own. */
export const stub = (next: StubbedBff) => void (current = next);

/** Whether a page is there to ask. A navigation that was under way as its page was closed may still ask for something. */
export const isOpen = () => opened !== undefined;

/** Takes the page away, with what it has read and what it still wants to read. */
export async function close() {
  await cleanup();
  opened?.dispose();
  opened = undefined;
  queryClient.clear();
}

/** Opens the console at an address in a new tab, in place of the one before; answers where it is then. */
export async function open(address: string) {
  await close();
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  opened = router;
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
