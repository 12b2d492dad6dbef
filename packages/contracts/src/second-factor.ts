import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Code } from './proof.ts';
import { Session } from './session.ts';

/**
 * The second step of a sign-in that was refused as `second-factor-needed`, in the same browser and within five minutes: later it is
 * `not-signed-in`. 403 `proof-refused` for a wrong code, and for one that was used. 429 `too-many-sign-ins` after ten.
 */
export const giveSecondFactor = endpoint({
  method: 'POST',
  path: '/sign-in/second-factor',
  summary: 'Sign in with a code, after the password',
  audit: 'sign-in',
  scope: 'none',
  access: 'public',
  body: z.object({ code: Code }),
  response: Session,
});

/** Why a person can have no passkey. `provider`: an identity provider alone signs the person in. */
export const PasskeysAbsent = z.enum(['ip-address', 'no-https', 'provider']);
export type PasskeysAbsent = z.infer<typeof PasskeysAbsent>;

/** How the person of this session can sign in and prove to be there. */
export const getOwnWays = endpoint({
  method: 'GET',
  path: '/session/ways',
  summary: 'How the person proves to be there',
  scope: 'none',
  response: z.object({
    password: z.boolean(),
    totp: z.object({ addedAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() }).nullable(),
    /** The oldest first. `host`: the only name of Isthmus at which it works. */
    passkeys: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        host: z.string(),
        addedAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().nullable(),
      }),
    ),
    /** The host of `ISTHMUS_PUBLIC_URL`, where passkeys work; or why they do not. */
    passkeysAt: z.union([z.object({ host: z.string() }), z.object({ absent: PasskeysAbsent })]),
  }),
});

/** The secret of a new authenticator app. Nothing is stored until `addTotp` has a code of it. `draft` holds for 15 minutes. */
export const draftTotp = endpoint({
  method: 'POST',
  path: '/session/totp/draft',
  summary: 'A secret for an authenticator app',
  audit: { none: 'reads-only' },
  scope: 'none',
  stepUp: 'always',
  response: z.object({ secret: z.string(), uri: z.string(), draft: z.string() }),
});

/** Adds the authenticator app of a draft, instead of the present one. 400 at `code` when it is wrong, at `draft` when that is too old. */
export const addTotp = endpoint({
  method: 'PUT',
  path: '/session/totp',
  summary: 'Add an authenticator app',
  audit: 'add-totp',
  scope: 'none',
  stepUp: 'always',
  body: z.object({ draft: z.string().max(2_000), code: Code }),
  response: z.object({ addedAt: z.iso.datetime() }),
});

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/session/totp',
  summary: 'Remove the authenticator app',
  audit: 'remove-totp',
  scope: 'none',
  status: 204,
  stepUp: 'always',
  response: z.null(),
});
