import type { Cluster } from '@isthmus/contracts/clusters';

/**
 * The act for the first unfinished setup step. Null when there is none or the step needs no act. Permissions are
 * checked separately.
 */
export type NextAct = 'enable' | 'retry' | 'create-pool' | 'add-hosts';

export function nextActOf(
  { standing, pools, nodes }: Pick<Cluster, 'standing' | 'pools' | 'nodes'>,
  isPoolInMaking: boolean,
): NextAct | null {
  if (standing === 'failed') return 'retry';
  if (standing === 'enabling') return null;
  if (standing !== 'enabled') return 'enable';
  if (pools === 0) return isPoolInMaking ? null : 'create-pool';
  return pools !== null && nodes === 0 ? 'add-hosts' : null;
}
