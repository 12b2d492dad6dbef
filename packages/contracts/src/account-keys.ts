import { z } from 'zod';
import { fault } from './fault.ts';
import type { FieldCode } from './field-problem.ts';
import { Problem } from './problem.ts';

/**
 * How Isthmus gets the keys of an account's calls. `permanent`: one that ends when somebody deletes it in CAM. `temporary`: one with a token,
 * which ends. `role`: Isthmus assumes a role and gets temporary keys, again and again.
 */
export const KeyKind = z.enum(['permanent', 'temporary', 'role']);
export type KeyKind = z.infer<typeof KeyKind>;

export const KeySummary = z.object({
  kind: KeyKind,
  /** When the key in use ends; null: never. Isthmus renews that of a role before. */
  endsAt: z.iso.datetime().nullable(),
  /** The role could not be assumed again at the last try. */
  isFailing: z.boolean(),
});

/** These are sent in an HTTP header or in a signed body. */
const inHeader = (longest: number, missing: FieldCode, shortest = 8) =>
  z
    .string()
    .trim()
    .min(shortest, fault(missing))
    .max(longest)
    .regex(/^[\x21-\x7e]*$/, fault('ascii-only'));

const Pair = { secretId: inHeader(128, 'secret-id-missing'), secretKey: inHeader(128, 'secret-key-missing') };

export const PermanentKey = z.object({ kind: z.literal('permanent'), ...Pair });

/** Lengths: https://cloud.tencent.com/document/api/1312/48197, as STS returns them. `endsAt`: STS names it `Expiration`. */
export const TemporaryKey = z.object({
  kind: z.literal('temporary'),
  secretId: inHeader(1024, 'secret-id-missing'),
  secretKey: inHeader(1024, 'secret-key-missing'),
  token: inHeader(4096, 'token-missing'),
  endsAt: z.iso.datetime({ offset: true, error: fault('time-form') }),
});

/** What AssumeRole needs: https://cloud.tencent.com/document/api/1312/48197. TKE's limit of `seconds` is 43,200; ours keeps renewals rare. */
export const Role = z.object({
  arn: z
    .string()
    .trim()
    .max(400)
    .regex(/^qcs::cam::uin\/\d{1,32}:(role|roleName)\/[\w+=,.@/-]+$/, fault('role-arn-form')),
  externalId: z
    .string()
    .trim()
    .regex(/^[\w+=,.@:/-]{2,128}$/, fault('external-id-form'))
    .nullable(),
  sessionName: z
    .string()
    .trim()
    .regex(/^[\w+=,.@-]{2,128}$/, fault('session-name-form')),
  seconds: z.number().int().min(900).max(43_200),
});
export type Role = z.infer<typeof Role>;

/** `base`: the key that assumes the role: the server's own (ISTHMUS_BASE_SECRET_ID), or one that is stored for the account. */
export const RoleKey = z.object({
  kind: z.literal('role'),
  role: Role,
  base: z.discriminatedUnion('from', [
    z.object({ from: z.literal('server') }),
    z.object({ from: z.literal('account'), ...Pair }),
  ]),
});

/** A key of one of the kinds, with the other fields of a request. */
export const keyWith = <Shape extends z.ZodRawShape>(more: Shape) =>
  z.discriminatedUnion('kind', [PermanentKey.extend(more), TemporaryKey.extend(more), RoleKey.extend(more)]);

/** What is known about the key of one account. */
export const KeyDetails = KeySummary.extend({
  /** Null unless the key is a role. */
  role: Role.nullable(),
  /** Who assumes the role; null for other keys. */
  base: z.enum(['server', 'account']).nullable(),
  /** Why the role could not be assumed again; null while it can. */
  problem: Problem.nullable(),
  /** When the role is assumed again. */
  dueAt: z.iso.datetime().nullable(),
  /** Null: unknown, or the person no longer exists. */
  setBy: z.string().nullable(),
  /** The last call to TKE since the key was set; null before the first one. */
  lastUsedAt: z.iso.datetime().nullable(),
});
