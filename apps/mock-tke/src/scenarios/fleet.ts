import type { Start } from '../account.ts';
import { cluster, enabled } from './cluster.ts';
import { nodesIn, pool } from './nodes.ts';

const nodesPerCluster = 500;
const poolsPerCluster = 5;

/** Many enabled clusters with five pools and 500 nodes each, `count` nodes in total. */
export function fleet(count: number): Start {
  const clusters = Array.from({ length: Math.ceil(count / nodesPerCluster) }, (_, index) => {
    const number = index + 1;
    const network = `10.${number % 256}`;
    const pools = Array.from({ length: poolsPerCluster }, (__, one) =>
      pool(`np-${number.toString(36).padStart(5, '0')}p${one}`, `rack-${one}`),
    );
    const here = Math.min(nodesPerCluster, count - index * nodesPerCluster);
    const nodes = pools.flatMap((one, place) =>
      nodesIn(one, Math.ceil((here - place) / poolsPerCluster), `${network}.${place}`),
    );
    const name = `fleet-${String(number).padStart(3, '0')}`;
    return enabled(cluster(number, name, { podCidr: `${network}.0.0/16`, serviceCidr: '10.255.0.0/20' }), {
      pools,
      nodes,
      quota: 1_000,
    });
  });
  return { clusters };
}
