import type { Cluster, Options } from '../account.ts';
import { cluster } from './cluster.ts';
import { demoFleet } from './demo-fleet.ts';
import { enabled, nodesIn, pool } from './nodes.ts';

export interface Start {
  clusters: Cluster[];
  options?: Partial<Options>;
}

const rack7 = () => pool('np-rack0007', 'rack-7', { deletionProtection: false, taints: [] });

/** One enabled cluster whose one pool holds so many nodes. */
const onePool = (count: number, quota: number): Start => {
  const rack = rack7();
  const spread = (index: number) => {
    const ip = `10.${4 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${1 + (index % 250)}`;
    return count > 240 ? { ip, name: `node-${ip}` } : {};
  };
  return { clusters: [enabled(cluster(1, 'prod-gz'), [rack], nodesIn(rack, count, '10.4.7', spread), quota)] };
};

/** Named starting worlds; `nodes` counts where a scenario is about how many. */
export const scenarios = {
  'demo-fleet': (): Start => demoFleet(),
  'one-ready-cluster': (): Start => ({ clusters: [cluster(1, 'prod-gz')] }),
  'one-enabled-cluster': (): Start => ({ clusters: [enabled(cluster(1, 'prod-gz'))] }),
  'one-pool': (): Start => onePool(3, 100),
  'not-in-the-beta': (): Start => ({ clusters: [cluster(1, 'prod-gz')], options: { betaOpen: false } }),
  'enable-fails-midway': (): Start => ({ clusters: [cluster(1, 'prod-gz')], options: { failEnableAtStep: 2 } }),
  'quota-full': (): Start => onePool(5, 5),
  'five-thousand-nodes': (nodes = 5000): Start => onePool(nodes, 20_000),
};
