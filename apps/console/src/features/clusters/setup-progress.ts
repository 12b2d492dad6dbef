import type { Cluster } from '@isthmus/contracts/clusters';

/** The first unfinished part of the way; null when there is none, or it goes on by itself. Whether it is allowed is for acts to say. */
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
