import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { PasskeyAnswer } from './proof.ts';
import { Session } from './session.ts';

/** What a browser needs to make a passkey. https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson */
const CreationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.base64url(), name: z.string(), displayName: z.string() }),
  challenge: z.base64url(),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number().int() })),
  /** In milliseconds. */
  timeout: z.number().int(),
  excludeCredentials: z.array(z.object({ id: z.base64url(), type: z.literal('public-key') })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
});

/** What a browser needs to sign with a passkey. https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson */
const RequestOptions = z.object({
  rpId: z.string(),
  challenge: z.base64url(),
  timeout: z.number().int(),
  /** Absent: the browser offers all passkeys that it has for this site. */
  allowCredentials: z
    .array(z.object({ id: z.base64url(), type: z.literal('public-key'), transports: z.array(z.string()) }))
    .exactOptional(),
  userVerification: z.literal('required'),
});

/**
 * Begins to add a passkey. The challenge also travels in a sealed cookie, holds for five minutes, and works once, in this browser. 409
 * `passkeys-absent` where none can work: `getOwnWays` says why.
 */
export const draftPasskey = endpoint({
  method: 'POST',
  path: '/session/passkeys/draft',
  summary: 'What a browser needs to make a passkey',
  audit: { none: 'reads-only' },
  scope: 'none',
  stepUp: 'always',
  response: CreationOptions,
});

export const NewPasskey = z.object({
  name: newName(fault('passkey-name-missing')),
  /** https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson */
  made: z.object({
    id: z.base64url().max(1_400),
    clientDataJSON: z.base64url().max(4_000),
    attestationObject: z.base64url().max(20_000),
    transports: z.array(z.string().max(40)).max(10),
  }),
});

/** Adds the passkey that the browser made. 403 `passkey-refused` when its challenge is too old, was used, or the browser did not check the person. */
export const addPasskey = endpoint({
  method: 'POST',
  path: '/session/passkeys',
  summary: 'Add a passkey',
  audit: 'add-passkey',
  scope: 'none',
  status: 201,
  stepUp: 'always',
  body: NewPasskey,
  response: z.object({ id: z.uuid() }),
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/session/passkeys/:passkeyId',
  summary: 'Remove a passkey',
  audit: 'remove-passkey',
  scope: 'none',
  status: 204,
  stepUp: 'always',
  params: z.object({ passkeyId: z.uuid() }),
  response: z.null(),
});

/** Begins a proof with one of the person's passkeys, for `proveYourself`. */
export const challengePasskey = endpoint({
  method: 'POST',
  path: '/session/proofs/passkey',
  summary: 'What a browser needs to prove with a passkey',
  audit: { none: 'reads-only' },
  scope: 'none',
  response: RequestOptions,
});

/** Begins a sign-in with a passkey. The answer is the same for everybody. 409 `passkeys-absent` where none can work. */
export const beginPasskeySignIn = endpoint({
  method: 'POST',
  path: '/sign-in/passkey/challenge',
  summary: 'What a browser needs to sign in with a passkey',
  audit: { none: 'reads-only' },
  scope: 'none',
  access: 'public',
  response: RequestOptions,
});

/**
 * Starts a session with a passkey alone: it is something that the person has, and the browser checked the person. 403 `passkey-refused` for one
 * that is unknown, of a person who is disabled or may not sign in with a password, or whose challenge is too old or was used.
 */
export const signInWithPasskey = endpoint({
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey',
  audit: 'sign-in',
  scope: 'none',
  access: 'public',
  body: z.object({ passkey: PasskeyAnswer }),
  response: Session,
});
