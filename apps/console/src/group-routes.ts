import type { RouteObject } from 'react-router';
import { crumb, trail } from '#shared/page/crumbs.ts';
import { accountOf, paths } from '#shared/paths.ts';
import { page } from './lazy-page.ts';

const texts = ['node-acts', 'operations', 'operation'];

/** A selection's operations in one cluster. */
export const groupRoute: RouteObject = {
  path: 'operation-groups/:groupId',
  handle: trail(crumb.cluster, crumb.nodes, { to: (at) => paths.operationGroup(accountOf(at), at['groupId'] ?? '') }),
  lazy: page(() => import('#features/external-nodes/group/operation-group-page.tsx'), ...texts),
};

/** The same in several clusters. */
export const setRoute: RouteObject = {
  path: 'operation-sets/:setId',
  handle: trail({ to: paths.fleetNodes, text: 'place.nodes' }, { to: (at) => paths.operationSet(at['setId'] ?? '') }),
  lazy: page(() => import('#features/external-nodes/group-set/operation-set-page.tsx'), ...texts),
};
