import type { ProblemCode } from './problem.ts';
import type { WhoMay } from './roles.ts';

/** What a person can do to each kind of object. An act that is an operation has its kind's name. */
export const clusterActs = ['enable-external-node-support', 'create-external-node-pool'] as const;
export const poolActs = [
  'modify-external-node-pool',
  'delete-external-node-pool',
  'add-hosts',
  'save-template-from-pool',
] as const;
export const nodeActs = ['drain-external-node', 'delete-external-node'] as const;
export type ClusterAct = (typeof clusterActs)[number];
export type PoolAct = (typeof poolActs)[number];
export type NodeAct = (typeof nodeActs)[number];
export type Act = ClusterAct | PoolAct | NodeAct;

/** The reasons why a node's state can forbid an act. */
export const nodeReasons = ['node-draining', 'node-terminating', 'node-not-listed'] as const satisfies ProblemCode[];

/** The reasons why an object's state or facts can forbid an act. */
export const stateReasons = [
  'already-enabled',
  'enabling',
  'network-type-unsupported',
  'cluster-blocked',
  'not-read',
  'not-enabled',
  'pool-deleting',
  'protected',
  ...nodeReasons,
] as const satisfies ProblemCode[];
export type StateReason = (typeof stateReasons)[number];
/** The reasons that can forbid this act. */
export type ReasonAgainst<A extends Act> = A extends NodeAct ? (typeof nodeReasons)[number] : StateReason;

/** Per act, the reason why the object's state forbids it; null when it is allowed. */
export type Acts<A extends Act> = Record<A, ReasonAgainst<A> | null>;

/** Forced deletion of nodes needs the permission of this act, so its refusal says who may force. */
export const actLikeForce: Act = 'delete-external-node-pool';

/** The subjects that an unfinished operation reserves. */
export const subjectOf = {
  support: 'external-node-support',
  newPool: (name: string) => `pool-name:${name}`,
  pool: (nodePoolId: string) => `pool:${nodePoolId}`,
  node: (name: string) => `node:${name}`,
};

/** The subject of each act that is an operation, from its object's id (for a node: its name). A new pool has no id yet. */
const subjects: Partial<Record<Act, (id: string) => string>> = {
  'enable-external-node-support': () => subjectOf.support,
  'modify-external-node-pool': subjectOf.pool,
  'delete-external-node-pool': subjectOf.pool,
  'drain-external-node': subjectOf.node,
  'delete-external-node': subjectOf.node,
};

/** The same for every object of a cluster: the acts that the person may do, and the operation that reserves each subject. */
export interface ActContext {
  permits: readonly Act[];
  /** Who may do the acts that the person may not. */
  whoMay: Partial<Record<Act, WhoMay>>;
  /** The account is observe only: the acts that this forbids, and who may allow them again. */
  observeOnly: { acts: readonly Act[]; whoMay: WhoMay } | null;
  inFlight: ReadonlyMap<string, string>;
}

/**
 * Why an act is disabled. `reason` is the code of the BFF's refusal; its `title` text is the reason and its `next` text the remedy.
 * `operationId`: the unfinished operation on the same subject.
 */
export interface Refusal<A extends Act = Act> {
  reason: ReasonAgainst<A> | 'not-permitted' | 'observe-only' | 'already-in-flight';
  operationId?: string;
  /** With `not-permitted` and `observe-only`: whom to ask. */
  whoMay?: WhoMay;
}

/**
 * Joins the permission, the account's switch, the operations in flight and the object's state, in the order in which the BFF refuses. Returns null when the
 * act is allowed. `acts` are those of the object with this id.
 */
export function refusalOf<A extends Act>(
  act: A,
  id: string,
  acts: Acts<A> | undefined,
  { permits, whoMay, observeOnly, inFlight }: ActContext,
): Refusal<A> | null {
  const others = whoMay[act];
  if (!permits.includes(act)) return { reason: 'not-permitted', ...(others && { whoMay: others }) };
  if (observeOnly?.acts.includes(act)) return { reason: 'observe-only', whoMay: observeOnly.whoMay };
  const operationId = inFlight.get(subjects[act]?.(id) ?? '');
  if (operationId !== undefined) return { reason: 'already-in-flight', operationId };
  const reason = acts?.[act] ?? null;
  return reason && { reason };
}
