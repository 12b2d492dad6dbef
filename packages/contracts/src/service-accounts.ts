import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { newName } from './names.ts';
import { Grant } from './roles.ts';

/** The longest life of a token, and the one that the console proposes. */
export const tokenDays = { most: 90, usual: 30 };

/**
 * A token of a service account, without the token itself. `id`: the first 8 characters of its hash, as in the audit. `lastUsedAt` is exact to a
 * minute, `lastAddress` is of that use.
 */
export const AccessToken = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** The name of the owner who made it. */
  by: z.string(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastAddress: z.string().nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/**
 * A program that calls the API. It is an actor like a person, with roles like a person's (changeRoles of people.ts), and never an owner.
 * `email`: made of the name, on a domain that cannot exist; it names the account where people have an address. `grants`: on accounts that the
 * reader may see. `tokens`: null for readers who are no owner.
 */
export const ServiceAccount = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.email(),
  grants: z.array(Grant),
  rightsVersion: z.number().int(),
  tokens: z.array(AccessToken).nullable(),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

/** Lower case and short, because it is also a part of an address: the audit and syslog name the account by it. */
const ServiceName = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, fault('service-name-form'))
  .max(40);

export const NewServiceAccount = z.object({ name: ServiceName, grants: z.array(Grant).max(200) });
export type NewServiceAccount = z.infer<typeof NewServiceAccount>;

export const NewToken = z.object({
  name: newName(fault('token-name-missing')),
  days: z.int().min(1).max(tokenDays.most),
});
export type NewToken = z.infer<typeof NewToken>;

const OneServiceAccount = z.object({ serviceAccountId: z.uuid() });

export const listServiceAccounts = endpoint({
  method: 'GET',
  path: '/service-accounts',
  summary: 'Service accounts and their roles',
  scope: 'fleet',
  response: z.object({ serviceAccounts: z.array(ServiceAccount) }),
});

/** Answers 400 `service-name-taken` for a name that another service account has. */
export const createServiceAccount = endpoint({
  method: 'POST',
  path: '/service-accounts',
  summary: 'Create a service account',
  audit: 'create-service-account',
  scope: 'fleet',
  permission: 'own',
  stepUp: 'always',
  status: 201,
  body: NewServiceAccount,
  response: ServiceAccount,
});

/** Its tokens and roles are deleted, and the name is free again. What it did stays in the activity and the audit. Operations go on. */
export const removeServiceAccount = endpoint({
  method: 'DELETE',
  path: '/service-accounts/:serviceAccountId',
  summary: 'Remove a service account with its tokens',
  audit: 'remove-service-account',
  scope: 'none',
  permission: 'own',
  params: OneServiceAccount,
  response: z.null(),
});

/**
 * The only answer that has the token: `isthmus_`, 40 random letters and digits, and 6 that are a checksum. Send it as `Authorization: Bearer`,
 * without a cookie.
 */
export const createToken = endpoint({
  method: 'POST',
  path: '/service-accounts/:serviceAccountId/tokens',
  summary: 'A new token of a service account',
  audit: 'create-token',
  scope: 'fleet',
  permission: 'own',
  stepUp: 'always',
  status: 201,
  params: OneServiceAccount,
  body: NewToken,
  response: z.object({ serviceAccount: ServiceAccount, tokenId: z.string(), token: z.string() }),
});

/** The next request with the token is 401 in every process, and its event streams end. */
export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/service-accounts/:serviceAccountId/tokens/:tokenId',
  summary: 'Revoke a token',
  audit: 'revoke-token',
  scope: 'fleet',
  permission: 'own',
  params: OneServiceAccount.extend({ tokenId: z.string().regex(/^[0-9a-f]{8}$/) }),
  response: ServiceAccount,
});
