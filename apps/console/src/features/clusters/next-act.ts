import type { Cluster } from '@isthmus/contracts/clusters';

/**
 * The act for the first unfinished setup step. Null when there is none or the step needs no act. Permissions are
 * checked separately.
 */
export type NextAct = 'enable' | 'retry' | 'create-pool' | 'add-hosts';

interface Pools {
  isCreatingPool: boolean;
  /** The number of pools in the list; undefined until it was read. It can lag behind the cluster's own number. */
  listed: number | undefined;
}

export function nextActOf(
  { readiness, pools, nodes }: Pick<Cluster, 'readiness' | 'pools' | 'nodes'>,
  { isCreatingPool, listed = 0 }: Pools,
): NextAct | null {
  if (readiness === 'failed') return 'retry';
  if (readiness === 'enabling') return null;
  if (readiness !== 'enabled') return 'enable';
  if (pools === 0) return isCreatingPool ? null : 'create-pool';
  return listed > 0 && nodes === 0 ? 'add-hosts' : null;
}
