import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';

/** Six digits of an authenticator app. People also type them in groups. */
export const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, fault('code-form')));

/** How a person proves to be there. */
export const ProofWay = z.enum(['totp', 'password']);
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
]);
export type Proof = z.infer<typeof Proof>;

/**
 * Proves that the person of this session is there, for acts with `x-step-up`. It holds for this session alone. 403 `proof-refused` for a wrong
 * one. Guessing is limited as at sign-in: 429 `too-many-sign-ins`.
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
