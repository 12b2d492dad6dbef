import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Host } from './hosts.ts';
import { Observation } from './observation.ts';
import { Problem } from './problem.ts';
import { InNode, InPool } from './params.ts';
import { inNode, inPool } from './places.ts';

/**
 * `planned`: no command yet. `waiting`: command issued, TKE lists no such node. `late`: waiting for longer than usual. `expired`: the
 * link ended before the host was listed. `seen`: listed with another status. `running`, `failed`: TKE's statuses. `gone`: no longer
 * listed. `refused`: TKE refused the command (quota).
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

/** An expected host: by node name, by address, or (neither) as any new node of the pool. */
export const Join = z.object({
  id: z.uuid(),
  nodePoolId: z.string(),
  nodeName: z.string().nullable(),
  ip: z.string().nullable(),
  interface: z.string().nullable(),
  download: z.enum(['private', 'public']),
  state: JoinState,
  /** The matching node; for "any new node" the newest of `count`. */
  node: z
    .object({
      name: z.string(),
      ip: z.string(),
      status: z.string(),
      reason: z.string(),
      createdTime: z.string().nullable(),
      /** Since when Isthmus has seen the node's status; known to the gap between two readings. */
      since: z.iso.datetime(),
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

/** A network interface of a host, as Linux names it. */
const NetworkInterface = z
  .string()
  .trim()
  .regex(/^[\w.:-]{1,15}$/, fault('interface-form'));

/** The most hosts of one request. */
export const maxHosts = 500;

export const PlanJoins = z.object({
  /** Empty = one row for any new node of the pool. A host may name its own interface. */
  hosts: z.array(Host.safeExtend({ interface: NetworkInterface.nullish() })).max(maxHosts),
  /** For hosts without their own; null: TKE's script chooses. */
  interface: NetworkInterface.nullable(),
  download: z.enum(['private', 'public']),
  /** The person saw which hosts are already nodes or expected elsewhere, and adds them anyway. */
  acknowledged: z.boolean().default(false),
});
export type PlanJoins = z.infer<typeof PlanJoins>;

/** The states match the nodes of `observation`. `nodesInCluster` counts external nodes of all pools. */
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
    /** The last chosen download of commands in this cluster. */
    lastDownload: z.enum(['private', 'public']),
    /** Median time from the command to Running, over the account's finished joins; null when fewer than three are known. */
    usualMs: z.number().int().nullable(),
  }),
});

/**
 * The expected hosts of a node name, in any pool, newest first: those that name it or its IP, and those that it joined with. Also for a name
 * that TKE does not list.
 */
export const listNodeJoins = endpoint({
  method: 'GET',
  path: `${inNode}/joins`,
  summary: 'Expected hosts of one node name',
  permission: 'read',
  params: InNode,
  response: z.object({ joins: z.array(Join) }),
});

/** Stores the rows without a call to TKE. */
export const planJoins = endpoint({
  method: 'POST',
  path: `${inPool}/joins`,
  summary: 'Add expected hosts',
  audit: 'plan-joins',
  permission: 'write',
  changesCloud: true,
  status: 201,
  params: InPool,
  body: PlanJoins,
  response: z.object({ joins: z.array(Join) }),
});

const OneJoin = InPool.extend({ joinId: z.uuid() });

/**
 * DescribeExternalNodeScript (https://cloud.tencent.com/document/api/457/129224). The answer is a join credential: audited before it
 * is sent, never stored, logged or cached. The link ends at `expiresAt`; another request renews it.
 */
export const revealJoinCommand = endpoint({
  method: 'POST',
  path: `${inPool}/joins/:joinId/command`,
  summary: 'Reveal the join command of one host',
  audit: 'reveal-join-command',
  permission: 'reveal',
  changesCloud: true,
  params: OneJoin,
  response: z.object({
    join: Join,
    /** TKE's own command: it downloads but does not install. */
    wget: z.string(),
    /** The same download with curl. */
    curl: z.string(),
    /** The file that both commands create: `./<script> install` joins the host, `./<script> clear` cleans it. */
    script: z.string(),
    requestId: z.string().nullable(),
  }),
});

/** Removes the row. A joined node stays. */
export const dismissJoin = endpoint({
  method: 'DELETE',
  path: `${inPool}/joins/:joinId`,
  summary: 'Remove an expected host',
  audit: 'dismiss-join',
  permission: 'write',
  params: OneJoin,
  response: z.null(),
});

/** For cleaning hosts with `clear`. Run it before the pool's deletion: afterwards the script is not available. */
export const revealPoolScript = endpoint({
  method: 'POST',
  path: `${inPool}/script`,
  summary: "Reveal the command that downloads the pool's script, to clear hosts with",
  audit: 'reveal-pool-script',
  permission: 'reveal',
  changesCloud: true,
  params: InPool,
  response: z.object({ wget: z.string(), curl: z.string(), script: z.string(), expiresAt: z.iso.datetime() }),
});
