import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { NewPassword, User } from './session.ts';

const Ended = z.object({ ended: z.number().int() });

/**
 * A session of the caller. `id` names it, also in the audit, and opens nothing. `browser`, `system`: as the browser named itself; null when
 * unknown. `address`: where the person signed in. `lastUsedAt`: the last press of a key or pointer, exact to half a minute.
 */
export const OwnSession = z.object({
  id: z.string(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  isThis: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** The sessions that are not over, the last used first. */
export const listOwnSessions = endpoint({
  method: 'GET',
  path: '/session/own',
  summary: "The person's sessions",
  scope: 'none',
  response: z.object({ sessions: z.array(OwnSession) }),
});

/**
 * Ends one of the caller's sessions and its streams in every process; 404 when it ended before. Needs a proof, because a stolen cookie must not
 * lock the person out.
 */
export const endOwnSession = endpoint({
  method: 'DELETE',
  path: '/session/own/:sessionId',
  summary: 'End one of your sessions',
  audit: 'end-sessions',
  scope: 'none',
  stepUp: 'always',
  params: z.object({ sessionId: z.string().regex(/^[0-9a-f]{8}$/) }),
  response: Ended,
});

/** Ends all sessions of the caller except this one. */
export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/session/own/end-others',
  summary: 'End your other sessions',
  audit: 'end-sessions',
  scope: 'none',
  stepUp: 'always',
  response: Ended,
});

export const OwnName = z.object({ name: newName(fault('person-name-missing')) });

export const changeOwnName = endpoint({
  method: 'PATCH',
  path: '/session/user',
  summary: 'Change your name',
  audit: 'change-profile',
  scope: 'none',
  body: OwnName,
  response: User,
});

export const PasswordChange = NewPassword.extend({ current: z.string().min(1, fault('password-missing')).max(1024) });

/**
 * Ends the caller's other sessions and open links. 400 `password-wrong` for the old password, limited like a sign-in; 403
 * `local-sign-in-off` for a person without a password, who signs in at an identity provider.
 */
export const changeOwnPassword = endpoint({
  method: 'PUT',
  path: '/session/password',
  summary: 'Change your password',
  audit: 'change-password',
  scope: 'none',
  body: PasswordChange,
  response: Ended,
});
