import '#shared/without-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ready } from '#shared/i18n/i18n.ts';
import { queryClient } from '#shared/query-client.ts';
import '#shared/styles.css';
import type {} from './every-text.ts';
import { routes } from './routes.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
// Starts immediately, so the first page loads while the texts load.
const router = createBrowserRouter(routes);
// No top-level await: the texts import parts of this chunk, so each would wait for the other.
void ready.then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
