import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { healthStates } from './health.ts';
import { OperationKindName, OperationState } from './operations.ts';
import { maxNodeNameLength } from './places.ts';

const inAccount = { accountId: z.uuid(), accountName: z.string() };
/** `clusterName` is empty when TKE no longer lists the cluster. */
const inCluster = { ...inAccount, region: z.string(), clusterId: z.string(), clusterName: z.string() };

/** A thing that a search found: where it is, its name, and what tells it from others with the same name. */
export const Found = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountId: z.uuid(), name: z.string(), uin: z.string() }),
  z.object({
    kind: z.literal('cluster'),
    ...inAccount,
    region: z.string(),
    clusterId: z.string(),
    name: z.string(),
  }),
  z.object({ kind: z.literal('pool'), ...inCluster, nodePoolId: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('node'),
    ...inCluster,
    name: z.string(),
    ip: z.string(),
    /** `unknown` too when the last reading of the cluster's nodes is out of date. */
    state: z.enum(healthStates),
  }),
  z.object({ kind: z.literal('template'), templateId: z.uuid(), name: z.string() }),
  z.object({
    kind: z.literal('operation'),
    ...inCluster,
    operationId: z.uuid(),
    operation: OperationKindName,
    /** The name of the operation's object. */
    name: z.string(),
    state: OperationState,
    createdAt: z.iso.datetime(),
  }),
]);
export type Found = z.infer<typeof Found>;

/** The most things of one kind in an answer. */
export const mostOfAKind = 8;

/**
 * Searches all that the caller may see, without regard to case: accounts by name, UIN or id; clusters and pools by name or id; nodes by
 * name or IP; templates by name or id; operations by their id or a request id of TKE, in full. Best first: the whole text, its beginning,
 * the beginning of a word in it, any part of it. At most `mostOfAKind` of each kind.
 */
export const search = endpoint({
  method: 'GET',
  path: '/search',
  summary: 'Find anything by name, address or id',
  scope: 'fleet',
  permission: 'read',
  query: z.object({ q: z.string().trim().min(1).max(maxNodeNameLength) }),
  response: z.object({ found: z.array(Found) }),
});
