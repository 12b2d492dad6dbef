/**
 * The states in pictures of nodes and expected hosts, in their order: problems first, running last. `late`, `waiting`: hosts
 * that TKE does not list yet. `initializing`: a node that joins. `unknown`: a word of TKE's that is not documented, or an out-of-date
 * reading.
 */
export const healthStates = [
  'failed',
  'late',
  'initializing',
  'unknown',
  'draining',
  'terminating',
  'cordoned',
  'waiting',
  'running',
] as const;
export type HealthState = (typeof healthStates)[number];
/** The number of nodes and expected hosts in each state. */
export type Health = Record<HealthState, number>;

/** TKE's words for a node's state. */
export const healthWords: Record<string, HealthState> = {
  Running: 'running',
  Failed: 'failed',
  Draining: 'draining',
  Terminating: 'terminating',
  // Version 2022-05-01 has its own words.
  Initializing: 'initializing',
  initializing: 'initializing',
  running: 'running',
  failed: 'failed',
};

/**
 * The state of a node from TKE's Status and Unschedulable (https://cloud.tencent.com/document/api/457/129226), or from the InstanceState
 * of version 2022-05-01.
 */
export function healthStateOf({ status, unschedulable }: { status: string; unschedulable: boolean | null }) {
  const state = healthWords[status] ?? 'unknown';
  return state === 'running' && unschedulable ? 'cordoned' : state;
}

/** The sum of these counts per state. */
export function healthOf(counts: Iterable<{ state: HealthState; count: number }>): Health {
  const health: Health = {
    failed: 0,
    late: 0,
    initializing: 0,
    unknown: 0,
    draining: 0,
    terminating: 0,
    cordoned: 0,
    waiting: 0,
    running: 0,
  };
  for (const { state, count } of counts) health[state] += count;
  return health;
}

/** The hosts that TKE does not list yet are not in the number of nodes. */
export const nodesIn = (health: Health) =>
  healthStates.reduce((sum, state) => (state === 'late' || state === 'waiting' ? sum : sum + health[state]), 0);

/** The same nodes when their reading is out of date: all unknown. The hosts that TKE does not list are Isthmus's own knowledge. */
export const unknownHealth = (health: Health): Health =>
  healthOf([
    { state: 'unknown', count: nodesIn(health) },
    { state: 'late', count: health.late },
    { state: 'waiting', count: health.waiting },
  ]);
