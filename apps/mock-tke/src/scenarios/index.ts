import type { Start } from '../account.ts';
import { cluster, enabled } from './cluster.ts';
import { demoFleet } from './demo-fleet.ts';
import { fleet } from './fleet.ts';
import { nodesIn, pool } from './nodes.ts';

/** One enabled cluster with one pool of `count` nodes. */
function onePool(count: number, quota: number): Start {
  const rack = pool('np-rack0007', 'rack-7', { deletionProtection: false, taints: [] });
  const spread = (index: number) => {
    const ip = `10.${4 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${1 + (index % 250)}`;
    return count > 240 ? { ip, name: `node-${ip}` } : {};
  };
  const nodes = nodesIn(rack, count, '10.4.7', spread);
  return { clusters: [enabled(cluster(1, 'prod-gz'), { pools: [rack], nodes, quota })] };
}

/** Named starting worlds. `nodes` is the number of nodes, for scenarios that use it. Dates are relative to the opening. */
export const scenarios = {
  'demo-fleet': demoFleet,
  'one-ready-cluster': (): Start => ({ clusters: [cluster(1, 'prod-gz')] }),
  'one-enabled-cluster': (): Start => ({ clusters: [enabled(cluster(1, 'prod-gz'))] }),
  'one-pool': (nodes = 3): Start => onePool(nodes, 100),
  'not-in-the-beta': (): Start => ({ clusters: [cluster(1, 'prod-gz')], options: { betaOpen: false } }),
  'enable-fails-midway': (): Start => ({ clusters: [cluster(1, 'prod-gz')], options: { failEnableAtStep: 2 } }),
  'quota-full': (): Start => onePool(5, 5),
  'five-thousand-nodes': (nodes = 5000): Start => onePool(nodes, 20_000),
  fleet: (nodes = 100_000): Start => fleet(nodes),
};
