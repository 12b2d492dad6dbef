import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Host } from './hosts.ts';
import { Observation } from './observation.ts';
import { Problem } from './problem.ts';
import { InPool } from './params.ts';
import { inPool } from './places.ts';

/**
 * `planned`: no command yet. `waiting`: command given, TKE lists no such node. `seen`: listed, in a word of TKE's own. `running`,
 * `failed`: TKE's words. `gone`: it was listed and is no more. `refused`: TKE refused the command (quota). `expired`: the link ended
 * before the host was seen.
 */
export const JoinState = z.enum([
  'planned',
  'waiting',
  'late',
  'expired',
  'seen',
  'running',
  'failed',
  'gone',
  'refused',
]);
export type JoinState = z.infer<typeof JoinState>;

/** A host that is expected: by node name, by address, or (neither) as any new node of the pool. */
export const Join = z.object({
  id: z.uuid(),
  nodePoolId: z.string(),
  nodeName: z.string().nullable(),
  ip: z.string().nullable(),
  interface: z.string().nullable(),
  download: z.enum(['private', 'public']),
  state: JoinState,
  /** The node that answers it; for "any new node" the newest of `count`. */
  node: z
    .object({
      name: z.string(),
      ip: z.string(),
      status: z.string(),
      reason: z.string(),
      createdTime: z.string().nullable(),
    })
    .nullable(),
  count: z.number().int(),
  issuedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  seenAt: z.iso.datetime().nullable(),
  issuedBy: z.string().nullable(),
  problem: Problem.nullable(),
  createdAt: z.iso.datetime(),
});
export type Join = z.infer<typeof Join>;

export const PlanJoins = z.object({
  /** Empty = one row for any new node of the pool. */
  hosts: z.array(Host).max(100),
  interface: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,15}$/, fault('interface-form'))
    .nullable(),
  download: z.enum(['private', 'public']),
  /** The person was shown which hosts are nodes already, or are expected elsewhere, and wants a row for them all the same. */
  acknowledged: z.boolean().default(false),
});
export type PlanJoins = z.infer<typeof PlanJoins>;

/** The states are those of the nodes as `observation` found them. `nodesInCluster` counts external nodes of all pools. */
export const listJoins = endpoint({
  method: 'GET',
  path: `${inPool}/joins`,
  summary: 'Hosts that are expected to join a pool',
  permission: 'read',
  params: InPool,
  response: z.object({
    joins: z.array(Join),
    observation: Observation,
    nodesInCluster: z.number().int(),
    /** How commands were downloaded last in this cluster. */
    lastDownload: z.enum(['private', 'public']),
  }),
});

/** Writes the rows; asks TKE nothing. */
export const planJoins = endpoint({
  method: 'POST',
  path: `${inPool}/joins`,
  summary: 'Expect hosts',
  permission: 'write',
  status: 201,
  params: InPool,
  body: PlanJoins,
  response: z.object({ joins: z.array(Join) }),
});

const OneJoin = InPool.extend({ joinId: z.uuid() });

/**
 * DescribeExternalNodeScript (https://cloud.tencent.com/document/api/457/129224). The answer is a join credential: audited before it
 * is sent, never stored, never logged, never cached. The link ends at `expiresAt`; asking again renews it.
 */
export const revealJoinCommand = endpoint({
  method: 'POST',
  path: `${inPool}/joins/:joinId/command`,
  summary: 'Reveal the join command of one host',
  permission: 'reveal',
  params: OneJoin,
  response: z.object({
    join: Join,
    /** TKE's own command: it downloads, it does not install. */
    wget: z.string(),
    /** The same download with curl. */
    curl: z.string(),
    /** The file that both leave behind: `./<script> install` joins the host, `./<script> clear` cleans it. */
    script: z.string(),
    requestId: z.string().nullable(),
  }),
});

/** The row goes; a node that has joined stays. */
export const dismissJoin = endpoint({
  method: 'DELETE',
  path: `${inPool}/joins/:joinId`,
  summary: 'Stop expecting a host',
  permission: 'write',
  params: OneJoin,
  response: z.null(),
});

/** The first step before a pool is deleted: the script, whose `clear` cleans a host, can't be had afterwards. */
export const revealPoolScript = endpoint({
  method: 'POST',
  path: `${inPool}/script`,
  summary: "Reveal the command that downloads the pool's script, to clear hosts with",
  permission: 'reveal',
  params: InPool,
  response: z.object({ wget: z.string(), curl: z.string(), script: z.string(), expiresAt: z.iso.datetime() }),
});
