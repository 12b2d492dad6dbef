import type { Proof } from '@isthmus/contracts/proof';
import { challengePasskey } from '@isthmus/contracts/routes/passkeys';
import { proveYourself } from '@isthmus/contracts/routes/proof';
import { useMutation } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { signWithPasskey } from '#shared/passkey/passkey.ts';
import { queryClient } from '#shared/query-client.ts';

/** Lets the browser sign a challenge of this session. */
export const passkeyProof = async (): Promise<Proof> => ({
  by: 'passkey',
  passkey: await signWithPasskey(await call(challengePasskey, {})),
});

/** Sends a proof. The panel stands outside the page's tree, so the client is named. */
export function useProving(onDone: () => void) {
  const { mutate, error, isPending } = useMutation(
    {
      mutationFn: async (proof: Proof | Promise<Proof>) => call(proveYourself, { body: await proof }),
      onSuccess: onDone,
    },
    queryClient,
  );
  return { send: mutate, problem: error, isPending };
}
