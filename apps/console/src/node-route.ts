import type { RouteObject } from 'react-router';
import { crumb, trail } from '#shared/page/crumbs.ts';
import { PartErrorPage } from '#shared/page/error-page.tsx';
import { clusterOf, paths } from '#shared/paths.ts';
import { page } from './lazy-page.ts';

/** The page of one node, with its joins inside. */
export const nodeRoute: RouteObject = {
  path: 'nodes/:nodeName',
  handle: trail(crumb.clusters, crumb.cluster, crumb.nodes, {
    to: (at) => paths.externalNode(clusterOf(at), at['nodeName'] ?? ''),
  }),
  lazy: page(
    () => import('#features/external-nodes/node-page/node-page.tsx'),
    'node-page',
    'node-details',
    'external-nodes',
    'pool-settings',
    'operations',
    'operation',
  ),
  children: [
    { index: true, ErrorBoundary: PartErrorPage, lazy: page(() => import('#features/joins/node-joins.tsx'), 'joins') },
  ],
};
