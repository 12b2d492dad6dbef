import type { Cluster } from '@isthmus/contracts/clusters';

/** The first part of the way that is unfinished and that a person can go on with; null when there is none. */
export type NextAct = 'enable' | 'retry' | 'create-pool' | 'add-hosts';

export function nextActOf({ standing, enableAs, pools, nodes }: Cluster, isPoolInMaking: boolean): NextAct | null {
  if (standing === 'failed') return 'retry';
  if (standing === 'ready' || standing === 'unknown') return enableAs ? 'enable' : null;
  if (standing !== 'enabled') return null;
  if (pools === 0) return isPoolInMaking ? null : 'create-pool';
  return pools !== null && nodes === 0 ? 'add-hosts' : null;
}
