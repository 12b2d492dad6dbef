import { acceptInvitation, currentSession, signIn, signOut } from '@isthmus/contracts/routes/session';
import type { Credentials } from '@isthmus/contracts/session';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';
import { forgetVisits } from '#shared/remembered.ts';

export const session = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => call(currentSession, { signal }) });

/** Clears all data, so the next person does not see it. */
const startOver = () => {
  queryClient.clear();
  forgetVisits();
  void import('#shared/form/kept-values.ts').then(({ forgetDrafts }) => forgetDrafts());
};

export const signingIn = () =>
  mutationOptions({ mutationFn: (body: Credentials) => call(signIn, { body }), onSuccess: startOver });

export const signingOut = () => mutationOptions({ mutationFn: () => call(signOut, {}), onSuccess: startOver });

export const acceptingInvitation = (token: string) =>
  mutationOptions({
    mutationFn: (password: string) => call(acceptInvitation, { params: { token }, body: { password } }),
    onSuccess: startOver,
  });
