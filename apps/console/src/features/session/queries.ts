import { acceptInvitation, currentSession, signIn, signOut } from '@isthmus/contracts/routes/session';
import type { Credentials } from '@isthmus/contracts/session';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { ApiError, call, expectSession, forgetSession, noteSession } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';
import { forgetVisits, remember, unsentChoices } from '#shared/remembered.ts';

export const session = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      expectSession();
      try {
        const found = await call(currentSession, { signal });
        if (!found) throw notSignedIn();
        noteSession(null);
        return found;
      } catch (error) {
        if (error instanceof ApiError) noteSession(error);
        throw error;
      }
    },
  });

const notSignedIn = () => new ApiError({ status: 401, code: 'not-signed-in', title: '' });

/** Clears all data, so the next person does not see it. */
const startOver = () => {
  queryClient.clear();
  forgetVisits();
};

export const signingIn = () =>
  mutationOptions({ mutationFn: (body: Credentials) => call(signIn, { body }), onSuccess: startOver });

export const signingOut = () =>
  mutationOptions({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => {
      startOver();
      void import('#shared/form/kept-values.ts').then(({ forgetDrafts }) => forgetDrafts());
      // The next person's choices are not this person's.
      remember(unsentChoices, '');
      forgetSession();
    },
  });

export const acceptingInvitation = (token: string) =>
  mutationOptions({
    mutationFn: (password: string) => call(acceptInvitation, { params: { token }, body: { password } }),
    onSuccess: startOver,
  });
