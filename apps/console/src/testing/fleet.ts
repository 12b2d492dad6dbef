import type { FleetNode } from '@isthmus/contracts/fleet-nodes';
import { healthOf } from '@isthmus/contracts/health';
import { aNode, place } from './world.ts';

export const aFleetNode = (name: string, more: Partial<FleetNode> = {}): FleetNode => ({
  ...aNode(name),
  ...place,
  accountName: 'acme',
  clusterName: 'staging-gz',
  pool: 'rack-7',
  state: 'running',
  ...more,
});

/** The nodes of the fleet on one page. */
export const aFleet = (nodes: FleetNode[], more: object = {}) => ({
  nodes,
  counts: healthOf(nodes.map(({ state }) => ({ state, count: 1 }))),
  clusters: 1,
  listed: null,
  missing: null,
  versions: ['v1.30.4'],
  next: null,
  ...more,
});
