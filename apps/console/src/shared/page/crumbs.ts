import type { ParseKeys } from 'i18next';
import type { Params } from 'react-router';
import { accountOf, clusterOf, paths, poolOf } from '#shared/paths.ts';

/** Names of the objects in the breadcrumbs, from the page's own data. */
export type CrumbNames = Partial<Record<'cluster' | 'pool' | 'template', string>>;

/** One breadcrumb. */
interface Crumb {
  /** Returns the address from the parameters of this page or of a page below it. */
  to: (at: Params) => string;
  /** A text key or the name of an object. The last breadcrumb shows the page's title instead. */
  text?: ParseKeys<'shared'>;
  name?: keyof CrumbNames;
}

/** A route's handle: its breadcrumbs, outermost first. The last one is the page itself. */
export interface CrumbHandle {
  crumbs: Crumb[];
}

export const trail = (...crumbs: Crumb[]): CrumbHandle => ({ crumbs });

/** Breadcrumbs that have pages below them. */
export const crumb = {
  clusters: { to: (at) => paths.clusters(accountOf(at)), text: 'place.clusters' },
  cluster: { to: (at) => paths.cluster(clusterOf(at)), name: 'cluster' },
  pools: { to: (at) => paths.externalNodePools(clusterOf(at)), text: 'place.pools' },
  pool: { to: (at) => paths.externalNodePool(poolOf(at)), name: 'pool' },
  nodes: { to: (at) => paths.externalNodes(clusterOf(at)), text: 'place.nodes' },
  activity: { to: (at) => paths.activity(accountOf(at)), text: 'place.activity' },
  settings: { to: (at) => paths.settings(accountOf(at)), text: 'place.accounts' },
  templates: { to: paths.templates, text: 'place.templates' },
  template: { to: (at) => paths.template(at['templateId'] ?? ''), name: 'template' },
} satisfies Record<string, Crumb>;
