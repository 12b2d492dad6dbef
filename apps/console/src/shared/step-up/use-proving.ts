import type { Proof } from '@isthmus/contracts/proof';
import { proveYourself } from '@isthmus/contracts/routes/proof';
import { useMutation } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

/** Sends a proof. The panel stands outside the page's tree, so the client is named. */
export function useProving(onDone: () => void) {
  const { mutate, error, isPending } = useMutation(
    { mutationFn: (body: Proof) => call(proveYourself, { body }), onSuccess: onDone },
    queryClient,
  );
  return { send: mutate, problem: error, isPending };
}
