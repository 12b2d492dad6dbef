import { addTotp, draftTotp, getOwnWays, removeTotp } from '@isthmus/contracts/routes/second-factor';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call, type BodyOf } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

/** How the person proves to be there. */
export const ownWays = () =>
  queryOptions({ queryKey: ['own-ways'], queryFn: ({ signal }) => call(getOwnWays, { signal }) });

const readAgain = () => queryClient.invalidateQueries({ queryKey: ownWays().queryKey });

/** The secret is a secret, so the answer is not kept. */
export const draftingTotp = () => mutationOptions({ mutationFn: () => call(draftTotp, {}), gcTime: 0 });
export const addingTotp = () =>
  mutationOptions({ mutationFn: (body: BodyOf<typeof addTotp>) => call(addTotp, { body }), onSuccess: readAgain });
export const removingTotp = () => mutationOptions({ mutationFn: () => call(removeTotp, {}), onSuccess: readAgain });
