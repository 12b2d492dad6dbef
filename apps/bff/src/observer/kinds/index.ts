import { cloudNodes } from './cloud-nodes.ts';
import { clusters } from './clusters.ts';
import { externalNodePools } from './external-node-pools.ts';
import { externalNodeSupport } from './external-node-support.ts';
import { externalNodes } from './external-nodes.ts';
import { joiningNodes } from './joining-nodes.ts';
import type { ObservationKind } from './kind.ts';
import { nodeFacts } from './node-facts.ts';

/** All kinds of observations. A new kind is one file and one line here. */
const kinds = {
  clusters,
  'external-node-support': externalNodeSupport,
  'cloud-nodes': cloudNodes,
  'external-node-pools': externalNodePools,
  'external-nodes': externalNodes,
  'joining-nodes': joiningNodes,
  'node-facts': nodeFacts,
};
export type ObservedKind = keyof typeof kinds;

const all: [string, ObservationKind][] = Object.entries(kinds);
const byName = new Map(all);

/** Returns the kind of this name; undefined for a kind that only a later release observes. */
export const kindOf = (name: string) => byName.get(name);

const namesWhere = (holds: (kind: ObservationKind) => boolean) =>
  all.filter(([, kind]) => holds(kind)).map(([name]) => name);

export const ofRegions = namesWhere(({ scope }) => scope === 'region');
export const ofClusters = namesWhere(({ scope, when }) => scope === 'cluster' && when === 'always');
/** Pools and nodes can be listed only where external nodes are enabled. */
export const ofEnabled = namesWhere(({ scope, when }) => scope === 'cluster' && when === 'enabled');
/** Read one cluster of an account after another. */
export const slowKinds = namesWhere(({ pace }) => pace === 'slow');

/** Pools and nodes themselves, without the kinds that add facts to nodes. */
export const poolsAndNodes: ObservedKind[] = ['external-node-pools', 'external-nodes'];
