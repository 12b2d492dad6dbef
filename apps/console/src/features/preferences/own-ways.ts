import { addPasskey, draftPasskey, removePasskey } from '@isthmus/contracts/routes/passkeys';
import { addTotp, draftTotp, getOwnWays, removeTotp } from '@isthmus/contracts/routes/second-factor';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call, type BodyOf, type ReplyOf } from '#shared/api/call.ts';
import { makePasskey } from '#shared/passkey/passkey.ts';
import { queryClient } from '#shared/query-client.ts';

/** How the person proves to be there. */
export const ownWays = () =>
  queryOptions({ queryKey: ['own-ways'], queryFn: ({ signal }) => call(getOwnWays, { signal }) });

const readAgain = () => queryClient.invalidateQueries({ queryKey: ownWays().queryKey });

export const draftingPasskey = () => mutationOptions({ mutationFn: () => call(draftPasskey, {}), gcTime: 0 });
export const addingPasskey = (options: ReplyOf<typeof draftPasskey>) =>
  mutationOptions({
    mutationFn: async (name: string) => call(addPasskey, { body: { name, made: await makePasskey(options) } }),
    onSuccess: readAgain,
  });
export const removingPasskey = () =>
  mutationOptions({
    mutationFn: (passkeyId: string) => call(removePasskey, { params: { passkeyId } }),
    onSuccess: readAgain,
  });

/** The secret is a secret, so the answer is not kept. */
export const draftingTotp = () => mutationOptions({ mutationFn: () => call(draftTotp, {}), gcTime: 0 });
export const addingTotp = () =>
  mutationOptions({ mutationFn: (body: BodyOf<typeof addTotp>) => call(addTotp, { body }), onSuccess: readAgain });
export const removingTotp = () => mutationOptions({ mutationFn: () => call(removeTotp, {}), onSuccess: readAgain });
