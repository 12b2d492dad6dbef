import { redirect, type RouteObject } from 'react-router';
import * as clusterLayout from '#features/clusters/cluster-layout.tsx';
import { crumb, trail } from '#shared/page/crumbs.ts';
import { ErrorPage, PartErrorPage } from '#shared/page/error-page.tsx';
import { accountOf, clusterOf, paths, poolOf } from '#shared/paths.ts';
import * as frame from './frame/frame.tsx';
import { approvalRoutes } from './approval-routes.ts';
import { auditRoute } from './audit-route.ts';
import { groupRoute, setRoute } from './group-routes.ts';
import { page } from './lazy-page.ts';
import { nodeRoute } from './node-route.ts';
import { settingsRoutes } from './settings-routes.ts';
import { templateRoutes } from './template-routes.ts';

const activityTexts = ['activity', 'operations', 'operation', 'timeline'];
const toPool = [crumb.clusters, crumb.cluster, crumb.pools, crumb.pool] as const;
const clusterTabs: RouteObject[] = [
  {
    index: true,
    lazy: page(
      () => import('#features/clusters/overview/overview-page.tsx'),
      'clusters',
      'cluster-details',
      'health',
      'eligibility',
      'host-network',
      'timeline',
      'described',
      'operations',
    ),
  },
  {
    path: 'pools',
    handle: trail(crumb.clusters, crumb.cluster, crumb.pools),
    lazy: page(
      () => import('#features/external-node-pools/external-node-pools-page.tsx'),
      'external-node-pools',
      'pool-settings',
      'health',
      'operations',
    ),
  },
  {
    path: 'nodes',
    handle: trail(crumb.clusters, crumb.cluster, crumb.nodes),
    lazy: page(() => import('#features/external-nodes/external-nodes-page.tsx'), 'external-nodes'),
  },
  {
    path: 'network',
    handle: trail(crumb.clusters, crumb.cluster, { to: (at) => paths.network(clusterOf(at)) }),
    lazy: page(() => import('#features/clusters/network-page.tsx'), 'cluster-details'),
  },
  {
    path: 'activity',
    handle: trail(crumb.clusters, crumb.cluster, { to: (at) => paths.clusterActivity(clusterOf(at)) }),
    lazy: page(() => import('#features/activity/cluster-activity-page.tsx'), ...activityTexts),
  },
];

const clusterPages: RouteObject[] = [
  {
    handle: trail(crumb.clusters, crumb.cluster),
    lazy: page(
      async () => ({ loader: clusterLayout.loader, Component: clusterLayout.Component }),
      'clusters',
      'operations',
    ),
    children: clusterTabs.map((route) => ({ ...route, ErrorBoundary: PartErrorPage })),
  },
  {
    path: 'enable',
    handle: trail(crumb.clusters, crumb.cluster, { to: (at) => paths.enable(clusterOf(at)) }),
    lazy: page(
      () => import('#features/external-node-support/enable-page.tsx'),
      'external-node-support',
      'eligibility',
      'host-network',
      'operations',
    ),
  },
  {
    path: 'pools/new',
    handle: trail(crumb.clusters, crumb.cluster, crumb.pools, { to: (at) => paths.newExternalNodePool(clusterOf(at)) }),
    lazy: page(
      () => import('#features/external-node-pools/create/create-external-node-pool-page.tsx'),
      'external-node-pools',
      'pool-settings',
      'host-network',
    ),
  },
  {
    path: 'pools/:nodePoolId',
    handle: trail(...toPool),
    lazy: page(
      () => import('#features/external-node-pools/external-node-pool-page.tsx'),
      'external-node-pools',
      'pool-settings',
      'health',
      'operations',
    ),
    children: [
      {
        index: true,
        ErrorBoundary: PartErrorPage,
        lazy: page(() => import('#features/external-nodes/external-nodes-page.tsx'), 'external-nodes'),
      },
    ],
  },
  {
    path: 'pools/:nodePoolId/modify',
    handle: trail(...toPool, { to: (at) => paths.modifyExternalNodePool(poolOf(at)) }),
    lazy: page(
      () => import('#features/external-node-pools/modify/modify-external-node-pool-page.tsx'),
      'external-node-pools',
      'pool-settings',
    ),
  },
  {
    path: 'pools/:nodePoolId/delete',
    handle: trail(...toPool, { to: (at) => paths.deleteExternalNodePool(poolOf(at)) }),
    lazy: page(
      () => import('#features/external-node-pools/delete/delete-external-node-pool-page.tsx'),
      'external-node-pools',
      'health',
      'operations',
    ),
  },
  {
    path: 'pools/:nodePoolId/add-hosts',
    handle: trail(...toPool, { to: (at) => paths.addHosts(poolOf(at)) }),
    lazy: page(() => import('#features/joins/add-hosts-page.tsx'), 'joins', 'host-network'),
  },
  nodeRoute,
];

const accountPages: RouteObject[] = [
  { index: true, loader: ({ params }) => redirect(paths.clusters(params['accountId'] ?? '')) },
  {
    path: 'clusters',
    handle: trail(crumb.clusters),
    lazy: page(() => import('#features/clusters/list/clusters-page.tsx'), 'clusters', 'health'),
  },
  {
    path: 'activity',
    handle: trail(crumb.activity),
    lazy: page(() => import('#features/activity/activity-page.tsx'), ...activityTexts),
  },
  ...settingsRoutes,
  {
    path: 'onboarding',
    handle: trail({ to: (at) => paths.onboarding(accountOf(at)) }),
    lazy: page(() => import('#features/onboarding/onboarding-page.tsx'), 'onboarding'),
  },
  {
    path: 'operations/:operationId',
    handle: trail(crumb.activity, { to: (at) => paths.operation(accountOf(at), at['operationId'] ?? '') }),
    lazy: page(() => import('#features/activity/operation/operation-page.tsx'), 'activity', 'operations', 'operation'),
  },
  groupRoute,
  { path: 'regions/:region/clusters/:clusterId', children: clusterPages },
];

/** The site map. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: ErrorPage,
    children: [
      {
        path: '/sign-in',
        handle: trail({ to: () => paths.signIn() }),
        lazy: page(() => import('#features/session/sign-in-page.tsx'), 'session'),
      },
      { path: '/proven', lazy: page(() => import('#features/session/provider/proven-page.tsx'), 'session') },
      { path: '/wall', lazy: page(() => import('#features/session/wall-page.tsx'), 'session') },
      {
        path: '/wall-ended',
        handle: trail({ to: paths.wallEnded }),
        lazy: page(() => import('#features/session/wall-ended-page.tsx'), 'session'),
      },
      { path: '/invitations', lazy: page(() => import('#features/session/invitation-page.tsx'), 'session') },
      {
        path: '/',
        HydrateFallback: frame.FrameFallback,
        lazy: page(async () => ({ loader: frame.loader, Component: frame.Component })),
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              {
                index: true,
                handle: trail({ to: paths.home, text: 'place.home' }),
                lazy: page(() => import('#features/home/home-page.tsx'), 'home', 'health', 'operations'),
              },
              {
                path: 'accounts/new',
                handle: trail({ to: paths.newAccount }),
                lazy: page(() => import('#features/cloud-accounts/add-cloud-account-page.tsx'), 'cloud-accounts'),
              },
              {
                path: 'settings',
                handle: trail({ to: paths.yourSettings }),
                lazy: page(() => import('#features/preferences/your-settings-page.tsx'), 'preferences', 'palette'),
              },
              {
                path: 'people',
                handle: trail({ to: paths.people, text: 'place.settings' }, { to: paths.people }),
                lazy: page(() => import('#features/people/people-page.tsx'), 'people'),
              },
              auditRoute,
              ...approvalRoutes,
              { path: 'accounts/:accountId', children: accountPages },
              {
                path: 'nodes',
                handle: trail({ to: paths.fleetNodes, text: 'place.nodes' }),
                lazy: page(
                  () => import('#features/external-nodes/fleet/fleet-nodes-page.tsx'),
                  'external-nodes',
                  'health',
                ),
              },
              setRoute,
              ...templateRoutes,
              { path: '*', loader: () => Promise.reject(new Response('', { status: 404 })) },
            ],
          },
        ],
      },
    ],
  },
];
