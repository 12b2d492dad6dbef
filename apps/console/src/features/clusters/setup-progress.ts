import type { Cluster } from '@isthmus/contracts/clusters';

/**
 * The act for the first unfinished setup step. Null when there is none or the step needs no act. Permissions are
 * checked separately.
 */
export type NextAct = 'enable' | 'retry' | 'create-pool' | 'add-hosts';

interface Pools {
  isInMaking: boolean;
  /** The number of pools in the list; undefined until it was read. It can lag behind the cluster's own number. */
  listed: number | undefined;
}

export function nextActOf(
  { standing, pools, nodes }: Pick<Cluster, 'standing' | 'pools' | 'nodes'>,
  { isInMaking, listed = 0 }: Pools,
): NextAct | null {
  if (standing === 'failed') return 'retry';
  if (standing === 'enabling') return null;
  if (standing !== 'enabled') return 'enable';
  if (pools === 0) return isInMaking ? null : 'create-pool';
  return listed > 0 && nodes === 0 ? 'add-hosts' : null;
}
