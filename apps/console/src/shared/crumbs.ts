import type { Params } from 'react-router';
import { accountOf, clusterOf, poolOf } from './cluster-key.ts';
import { paths } from './paths.ts';

/** The names of the objects on the way to a page. The page has read them. */
export type CrumbNames = Partial<Record<'cluster' | 'pool' | 'template', string>>;

/** One step of the way to a page. */
interface Crumb {
  /** The address, from the parameters of this page or of any below it. */
  to: (at: Params) => string;
  /** A text, or the name of an object. The last step of a way shows the page's title instead. */
  text?: string;
  name?: keyof CrumbNames;
}

/** A route's handle: the way to its page, outermost step first. The last step is the page itself. */
export interface CrumbHandle {
  crumbs: Crumb[];
}

export const way = (...crumbs: Crumb[]): CrumbHandle => ({ crumbs });

/** The steps that have pages below them. */
export const steps = {
  clusters: { to: (at) => paths.clusters(accountOf(at)), text: 'place.clusters' },
  cluster: { to: (at) => paths.cluster(clusterOf(at)), name: 'cluster' },
  pools: { to: (at) => paths.externalNodePools(clusterOf(at)), text: 'place.pools' },
  pool: { to: (at) => paths.externalNodePool(poolOf(at)), name: 'pool' },
  nodes: { to: (at) => paths.externalNodes(clusterOf(at)), text: 'place.nodes' },
  activity: { to: (at) => paths.activity(accountOf(at)), text: 'place.activity' },
  templates: { to: paths.templates, text: 'place.templates' },
  template: { to: (at) => paths.template(at['templateId'] ?? ''), name: 'template' },
} satisfies Record<string, Crumb>;
