import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Grant } from './roles.ts';
import { Preferences, SavedView } from './preferences.ts';

export const User = z.object({ id: z.uuid(), email: z.email(), name: z.string() });
export type User = z.infer<typeof User>;

/** When a session ends: `idleEndsAt` moves with each use, and is never later than `expiresAt`, which nothing moves. */
export const SessionTime = z.object({ idleEndsAt: z.iso.datetime(), expiresAt: z.iso.datetime() });
export type SessionTime = z.infer<typeof SessionTime>;

export const Session = SessionTime.extend({
  user: User,
  /** A screen on a wall, opened by a link: it shows pages and changes nothing. */
  isWall: z.boolean(),
  /** An owner may do everything, on every account. */
  isOwner: z.boolean(),
  grants: z.array(Grant),
  /** What the person may do that belongs to no account. */
  permits: z.array(z.enum(['templates', 'own'])),
  /** Changes with what the person may do. A browser discards what it kept under another version. */
  rightsVersion: z.number().int(),
  /** Null until the person chooses something. */
  preferences: Preferences.nullable(),
  /** The person's views of all lists, oldest first. */
  views: z.array(SavedView),
  /** Open requests that the person may approve, and broken glass that the person has not acknowledged. Absent: none. */
  approvals: z.object({ waiting: z.number().int(), notices: z.number().int() }).exactOptional(),
});
export type Session = z.infer<typeof Session>;

export const Credentials = z.object({
  email: z.email(fault('email-form')).max(254),
  password: z.string().min(1, fault('password-missing')).max(1024),
});
export type Credentials = z.infer<typeof Credentials>;

export const NewPassword = z.object({ password: z.string().min(12).max(1024) });
export type NewPassword = z.infer<typeof NewPassword>;

/**
 * Starts a session and sets its cookie. A wrong e-mail and a wrong password get the same answer. After too many failures, sign-in is
 * refused for a while. 401 `second-factor-needed` after the right password of a person who has one (second-factor.ts).
 */
export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in',
  audit: 'sign-in',
  scope: 'none',
  access: 'public',
  body: Credentials,
  response: Session,
});

/**
 * Ends the session and its event streams on the server, so a stolen cookie is useless. `providerUrl`: where the browser ends the session at
 * the identity provider too; null when it has none, or cannot be reached.
 */
export const signOut = endpoint({
  method: 'POST',
  path: '/sign-out',
  summary: 'Sign out',
  audit: 'sign-out',
  scope: 'none',
  response: z.object({ providerUrl: z.url().nullable() }),
});

/** Null without a session: a browser logs every 401 as an error, also on the first visit. */
export const currentSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'The signed-in person, or null',
  scope: 'none',
  access: 'public',
  response: Session.nullable(),
});

/** Reads when the session ends, without prolonging it; with `usedHeader` (session-use.ts) it reports use. 401 with `ended` after the end. */
export const getSessionTime = endpoint({
  method: 'GET',
  path: '/session/time',
  forWalls: true,
  summary: 'When the session ends',
  scope: 'none',
  response: SessionTime,
});

/** The secret of a link. Only a body has it, because proxies and logs keep addresses (decision 0047). */
export const LinkToken = z.string().min(20).max(200);

/**
 * Why a sign-in at a provider failed. `account`: how the provider names the person, to give to an owner. `sign-in-expired`: this browser
 * began no sign-in, or too long ago. `link-used`: the invitation, or the session to add the identity to, ended meanwhile.
 */
export const SignInRefusal = z.object({
  code: z.enum([
    'not-invited',
    'identity-taken',
    'person-disabled',
    'link-used',
    'sign-in-expired',
    'provider-unreachable',
    'provider-cancelled',
    'provider-refused',
  ]),
  /** The provider's name. */
  provider: z.string(),
  account: z.string().nullable(),
});
export type SignInRefusal = z.infer<typeof SignInRefusal>;

/** `id`: the browser opens `/api/sign-in/<id>`. `refusal`: of this browser's last sign-in at a provider, for a minute. */
export const listSignInWays = endpoint({
  method: 'GET',
  path: '/sign-in',
  summary: 'The identity providers',
  scope: 'none',
  access: 'public',
  response: z.object({
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
    /** `emergency`: only one owner has a password. */
    passwords: z.enum(['everybody', 'emergency']),
    /** The only name of Isthmus at which passkeys work; null when they work nowhere. */
    passkeysAt: z.string().nullable(),
    refusal: SignInRefusal.nullable(),
  }),
});

/**
 * Accounts at identity providers with which the person signs in. `provider`: its name; null when the settings name it no more. To add one, call
 * `beginIdentity`, then open `/api/sign-in/<id>?bind=1` in the browser.
 */
export const listOwnIdentities = endpoint({
  method: 'GET',
  path: '/session/identities',
  summary: "The person's accounts at identity providers",
  scope: 'none',
  response: z.object({
    identities: z.array(
      z.object({
        provider: z.string().nullable(),
        account: z.string(),
        createdAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().nullable(),
      }),
    ),
    hasPassword: z.boolean(),
    /** The providers that can be added. */
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

/**
 * Asks for a recent proof before the browser leaves to add an account at an identity provider, because an address that a browser opens can only
 * refuse. That address needs the same proof.
 */
export const beginIdentity = endpoint({
  method: 'POST',
  path: '/session/identities',
  summary: 'Ask before adding an account at an identity provider',
  audit: { none: 'reads-only' },
  scope: 'none',
  status: 204,
  stepUp: 'always',
  response: z.null(),
});

/**
 * Before the browser leaves to use an invitation at an identity provider: keeps its token in a cookie, for a minute. Then open
 * `/api/sign-in/<id>?invitation=1` in the browser. A link that was used or has expired is not-found.
 */
export const beginInvitation = endpoint({
  method: 'POST',
  path: '/invitations/begin',
  summary: 'Begin to use a one-time link at an identity provider',
  audit: { none: 'reads-only' },
  scope: 'none',
  access: 'public',
  status: 204,
  body: z.object({ token: LinkToken }),
  response: z.null(),
});

/**
 * Uses the one-time link of an invitation. Sets the password, ends all sessions of that person, and signs in. A link that was used or has expired
 * is not-found. 400 with a fault of `password` when it
 * is easy to guess: `password-breached`, `password-simple`, or `password-own` (little more than the person's address or name).
 */
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Set a password with a one-time link',
  audit: 'set-password',
  scope: 'none',
  access: 'public',
  body: NewPassword.extend({ token: LinkToken }),
  response: Session,
});
