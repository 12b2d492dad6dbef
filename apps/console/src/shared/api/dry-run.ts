import type { Endpoint } from '@isthmus/contracts/endpoint';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { dryRun } from './call.ts';

/** A form that changes again within this time sends no dry run. */
const settleMs = 300;

/** Reads the calls to TKE for a change once the form is stable. Keeps the previous calls meanwhile. */
export function dryRunOf<P extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, z.ZodUndefined, B>,
  params: z.input<P>,
  body: z.input<B>,
) {
  const queryKey: unknown[] = ['dry-run', endpoint.method, endpoint.path, params, body];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      // Stops when a newer key has replaced this one.
      signal.throwIfAborted();
      return dryRun(endpoint, { params, body, signal });
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Not cached, because the body may hold a script.
    gcTime: 0,
  });
}
export type DryRunQuery = ReturnType<typeof dryRunOf>;
