import type { Endpoint } from '@isthmus/contracts/endpoint';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { dryRun } from './call.ts';

/** A form that changes again within this time asks nothing yet. */
const settleMs = 300;

/** The calls to TKE that a change would make, read once the form has settled. The previous ones are kept meanwhile. */
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
      // Another key has taken this one's place.
      signal.throwIfAborted();
      return dryRun(endpoint, { params, body, signal });
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    // The body may hold a script.
    gcTime: 0,
  });
}
export type DryRunQuery = ReturnType<typeof dryRunOf>;
