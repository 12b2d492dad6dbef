import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { InAccount } from './params.ts';
import { inAccount } from './places.ts';
import { ProofWay } from './proof.ts';
import { AccountPermission, Grant, Role } from './roles.ts';

/**
 * How a person signs in, beyond a password. `own`: what the person added at Isthmus and can use now; a passkey of another host does not count.
 * `passwordAlone`: the password opens a session without more, also beside a passkey. `reported`: each account of the person at an identity
 * provider, with `methods`, what the provider reported at the last sign-in there, or the last proof of being there: the claim `amr`, in its own
 * words, such as `mfa` or `otp` (https://www.rfc-editor.org/rfc/rfc8176), at most ten of at most 40 characters; empty when it reported
 * nothing. `at`: when that was; null: not since Isthmus keeps it. `provider`: its name in the settings, or its issuer when it is no longer there.
 */
export const SecondFactor = z.object({
  own: z.array(ProofWay.exclude(['password'])),
  passwordAlone: z.boolean(),
  reported: z.array(z.object({ provider: z.string(), methods: z.array(z.string()), at: z.iso.datetime().nullable() })),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

/**
 * A person. `grants`: the roles on accounts that the reader may see; an owner needs none. `invited`: has no password yet. `rightsVersion`
 * names the state that a change is based on. `lastSeenAt` is exact to five minutes.
 */
export const Person = z.object({
  id: z.uuid(),
  email: z.email(),
  name: z.string(),
  state: z.enum(['active', 'invited', 'disabled']),
  isOwner: z.boolean(),
  grants: z.array(Grant),
  rightsVersion: z.number().int(),
  /** The issuer whose groups gave the roles, and replace them at the next sign-in or refresh; null when people give them. */
  rolesFrom: z.string().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** Null for readers who give no roles: who has only a password is nothing to tell everybody. */
  secondFactor: SecondFactor.nullable(),
  /** The open one-time link: when it ends, and who made it. It also resets a password. */
  link: z.object({ createdAt: z.iso.datetime(), expiresAt: z.iso.datetime(), by: z.string().nullable() }).nullable(),
});
export type Person = z.infer<typeof Person>;

export const Email = z.email(fault('email-form')).max(254).toLowerCase();

export const NewPerson = z.object({
  email: Email,
  name: newName(fault('person-name-missing')),
  isOwner: z.boolean(),
  grants: z.array(Grant).max(200),
});
export type NewPerson = z.infer<typeof NewPerson>;

/**
 * The only answer that has the link. It works once, for 72 hours. `mail`: whether the mail server took a mail with it; null without a mail
 * server. The link works in any case.
 */
const WithLink = z.object({ person: Person, url: z.url(), mail: z.enum(['sent', 'failed']).nullable() });

const OnePerson = z.object({ personId: z.uuid() });
const BasedOn = z.object({ rightsVersion: z.number().int() });

/** `leastRole`: the least role for each permission on an account; the same table decides every request. */
export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'People and their roles',
  scope: 'fleet',
  response: z.object({ people: z.array(Person), leastRole: z.record(AccountPermission, Role) }),
});

/** Answers 400 `email-taken` for a known address. */
export const invitePerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: 'Invite a person',
  audit: 'invite-person',
  scope: 'fleet',
  permission: 'own',
  stepUp: 'always',
  status: 201,
  body: NewPerson,
  response: WithLink,
});

/** Replaces the person's open link. Setting the password with it ends the person's sessions. */
export const createPersonLink = endpoint({
  method: 'POST',
  path: '/people/:personId/link',
  summary: 'A new link that sets the password',
  audit: 'create-person-link',
  scope: 'fleet',
  permission: 'own',
  stepUp: 'always',
  status: 201,
  params: OnePerson,
  response: WithLink,
});

/** The link stops working. A person who never had a password is deleted, and the answer is null. */
export const revokePersonLink = endpoint({
  method: 'DELETE',
  path: '/people/:personId/link',
  summary: 'Revoke the link',
  audit: 'revoke-person-link',
  scope: 'fleet',
  permission: 'own',
  params: OnePerson,
  response: Person.nullable(),
});

/**
 * 409 `last-owner` when nobody would be left to manage people; 409 `changed-meanwhile` with another `rightsVersion`. A disabled person
 * has no sessions and cannot sign in.
 */
export const changePerson = endpoint({
  method: 'PATCH',
  path: '/people/:personId',
  summary: 'Rename, disable or enable a person, make or unmake an owner',
  audit: 'change-person',
  scope: 'fleet',
  permission: 'own',
  stepUp: { when: ({ isOwner, disabled }) => isOwner !== undefined || disabled !== undefined },
  params: OnePerson,
  body: BasedOn.extend({
    name: newName(fault('person-name-missing')).exactOptional(),
    isOwner: z.boolean().exactOptional(),
    disabled: z.boolean().exactOptional(),
  }),
  response: Person,
});

/** Ends all sessions of the person and their streams, in every process. The person may sign in again. */
export const endPersonSessions = endpoint({
  method: 'POST',
  path: '/people/:personId/end-sessions',
  summary: 'End all sessions of a person',
  audit: 'end-sessions',
  scope: 'none',
  permission: 'own',
  params: OnePerson,
  response: z.object({ ended: z.number().int() }),
});

/** Replaces the person's roles on one account. 409 `changed-meanwhile` with another `rightsVersion`. */
export const changeRoles = endpoint({
  method: 'PUT',
  path: `${inAccount}/people/:personId/roles`,
  summary: 'Change the roles of a person on an account',
  audit: 'change-roles',
  permission: 'settings',
  stepUp: 'always',
  params: InAccount.extend(OnePerson.shape),
  body: BasedOn.extend({ roles: z.array(Grant.omit({ accountId: true })).max(50) }),
  response: Person,
});
