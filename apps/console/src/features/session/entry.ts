import { acceptInvitation, beginInvitation, listSignInWays, signIn, signOut } from '@isthmus/contracts/routes/session';
import { beginPasskeySignIn, signInWithPasskey } from '@isthmus/contracts/routes/passkeys';
import { openWall } from '@isthmus/contracts/routes/wall-links';
import { giveSecondFactor } from '@isthmus/contracts/routes/second-factor';
import type { Credentials } from '@isthmus/contracts/session';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call, type ReplyOf, forgetSession } from '#shared/api/call.ts';
import { forgetDrafts } from '#shared/form/kept-values.ts';
import { signWithPasskey } from '#shared/passkey/passkey.ts';
import { queryClient } from '#shared/query-client.ts';
import { forgetVisits, remember, unsentChoices } from '#shared/remembered.ts';

/** Clears all data, so the next person does not see it. */
const startOver = () => {
  queryClient.clear();
  forgetVisits();
};

export type Ways = ReplyOf<typeof listSignInWays>;

/** The identity providers, and why the last sign-in at one failed. */
const signInWays = () =>
  queryOptions({ queryKey: ['sign-in-ways'], queryFn: ({ signal }) => call(listSignInWays, { signal }) });

/** Without an answer, a password may still work: its own failure says what is wrong. */
export const loadWays = (): Promise<Ways> =>
  queryClient
    .fetchQuery(signInWays())
    .catch(() => ({ providers: [], passwords: 'everybody', passkeysAt: null, refusal: null }));

export const signingIn = () =>
  mutationOptions({ mutationFn: (body: Credentials) => call(signIn, { body }), onSuccess: startOver });

export const givingCode = () =>
  mutationOptions({ mutationFn: (code: string) => call(giveSecondFactor, { body: { code } }), onSuccess: startOver });

export const signingInWithPasskey = () =>
  mutationOptions({
    mutationFn: async () => {
      const passkey = await signWithPasskey(await call(beginPasskeySignIn, {}));
      return call(signInWithPasskey, { body: { passkey } });
    },
    onSuccess: startOver,
  });

/** Starts the session of a wall, instead of the browser's. */
export const openingWall = (token: string) =>
  mutationOptions({ mutationFn: () => call(openWall, { body: { token } }), onSuccess: startOver });

/** Clears what this tab shows and keeps of the person. */
export function forgetPerson() {
  startOver();
  forgetDrafts();
  // The next person's choices are not this person's.
  remember(unsentChoices, '');
  forgetSession();
}

/** Ends the session. Returns where to end the provider's session; null without one. */
export const leave = async () => {
  const { providerUrl } = await call(signOut, {});
  forgetPerson();
  return providerUrl;
};

export const acceptingInvitation = (token: string) =>
  mutationOptions({
    mutationFn: (password: string) => call(acceptInvitation, { body: { token, password } }),
    onSuccess: startOver,
  });

/** Leaves for a provider, where the person uses the invitation. The address that the browser opens does not have the token. */
export const leavingWithInvitation = (token: string) =>
  mutationOptions({
    mutationFn: (_provider: string) => call(beginInvitation, { body: { token } }),
    onSuccess: (_none, provider) => location.assign(`/api/sign-in/${provider}?invitation=1`),
  });
