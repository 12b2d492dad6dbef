import type { ProblemCode } from './problem.ts';

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

/** What an object's state and facts can say against an act. */
export const stateReasons = [
  'already-enabled',
  'enabling',
  'network-type-unsupported',
  'cluster-blocked',
  'not-read',
  'not-enabled',
  'pool-deleting',
  'protected',
  'node-draining',
  'node-terminating',
] as const satisfies ProblemCode[];
export type StateReason = (typeof stateReasons)[number];

/** Per act, what the object's state and facts say against it; null: nothing. */
export type Acts<A extends Act> = Record<A, StateReason | null>;

/** What an operation keeps to itself while it is unfinished. */
export const subjectOf = {
  support: 'external-node-support',
  newPool: (name: string) => `pool-name:${name}`,
  pool: (nodePoolId: string) => `pool:${nodePoolId}`,
  node: (name: string) => `node:${name}`,
};

/** The subject of each act that is an operation, by its object's id (a node's is its name). A new pool's name is not known before. */
const subjects: Partial<Record<Act, (id: string) => string>> = {
  'enable-external-node-support': () => subjectOf.support,
  'modify-external-node-pool': subjectOf.pool,
  'delete-external-node-pool': subjectOf.pool,
  'drain-external-node': subjectOf.node,
  'delete-external-node': subjectOf.node,
};

/** What is the same for every object of a cluster: which acts the person may do, and which operation has which subject. */
export interface ActContext {
  permits: readonly Act[];
  inFlight: ReadonlyMap<string, string>;
}

/**
 * Why an act is disabled: the code of the problem with which the BFF refuses it. Of its texts, `title` is the reason and `next` the
 * remedy. `operationId`: the unfinished operation on the same subject.
 */
export interface Refusal {
  reason: StateReason | 'not-permitted' | 'already-in-flight';
  operationId?: string;
}

/**
 * Joins what the person may do, what is in flight and what the object's state says, in the order in which the BFF refuses. Null: the
 * act is allowed. `acts` is the line of the object with this id.
 */
export function refusalOf<A extends Act>(
  act: A,
  id: string,
  acts: Acts<A> | undefined,
  { permits, inFlight }: ActContext,
): Refusal | null {
  if (!permits.includes(act)) return { reason: 'not-permitted' };
  const operationId = inFlight.get(subjects[act]?.(id) ?? '');
  if (operationId !== undefined) return { reason: 'already-in-flight', operationId };
  const reason = acts?.[act] ?? null;
  return reason && { reason };
}
