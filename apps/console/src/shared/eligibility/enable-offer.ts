import type { Cluster } from '@isthmus/contracts/clusters';

/** What can be done towards external nodes on a cluster that has none: a blocked one is never offered what TKE would refuse. */
export function enableOfferOf({ standing, enableAs }: Pick<Cluster, 'standing' | 'enableAs'>) {
  if (standing === 'failed') return 'retry';
  if (standing === 'enabling') return 'follow';
  return (standing === 'ready' || standing === 'unknown') && enableAs !== null ? 'enable' : 'why';
}
