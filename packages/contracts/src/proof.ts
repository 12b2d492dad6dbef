import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';

/** Six digits of an authenticator app. People also type them in groups. */
export const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, fault('code-form')));

/** What a passkey signed. https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson */
export const PasskeyAnswer = z.object({
  id: z.base64url().max(1_400),
  clientDataJSON: z.base64url().max(4_000),
  authenticatorData: z.base64url().max(4_000),
  signature: z.base64url().max(8_000),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** How a person proves to be there. */
export const ProofWay = z.enum(['passkey', 'totp', 'password']);
export type ProofWay = z.infer<typeof ProofWay>;

/**
 * Why a request was refused as `proof-needed`, and what would do. `maxAgeSeconds`: how old the last proof may be. Without ways, the person
 * signs in again.
 */
export const ProofNeeded = z.object({
  provenAt: z.iso.datetime(),
  maxAgeSeconds: z.number().int(),
  ways: z.array(ProofWay),
  /** Where the person can sign in again instead: the browser opens `/api/sign-in/<id>?prove=1`. */
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ProofNeeded = z.infer<typeof ProofNeeded>;

export const Proof = z.discriminatedUnion('by', [
  z.object({ by: z.literal('password'), password: z.string().min(1, fault('password-missing')).max(1024) }),
  z.object({ by: z.literal('totp'), code: Code }),
  z.object({ by: z.literal('passkey'), passkey: PasskeyAnswer }),
]);
export type Proof = z.infer<typeof Proof>;

/**
 * Proves that the person of this session is there, for acts with `x-step-up`. It holds for this session alone. 403 `proof-refused` for a wrong
 * one. A passkey signs a challenge of `challengePasskey` (passkeys.ts). Guessing is limited as at sign-in: 429 `too-many-sign-ins`.
 */
export const proveYourself = endpoint({
  method: 'POST',
  path: '/session/proofs',
  summary: 'Prove again who you are',
  audit: 'step-up',
  scope: 'none',
  body: Proof,
  response: z.object({ provenAt: z.iso.datetime() }),
});
