import { fleetCursorOf, listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { healthOf } from '@isthmus/contracts/health';
import type { FastifyInstance } from 'fastify';
import { wantFleet } from '#observer/interest';
import { serve } from '#http/serve';
import { countFleetNodes, findFleetNodes, findFleetState, findMissing, findVersions } from './find-fleet-nodes.ts';
import { listedHosts } from './matching.ts';

/** The page is read each time. Counts and versions are counted again only after a reading changed nodes of the fleet. */
export default async (app: FastifyInstance) => {
  serve(app, listFleetNodes, async ({ query, visible }) => {
    await wantFleet(app, visible.accountIds);
    const listed = listedHosts(query.q ?? '');
    const { q, accountId, clusterId, nodePoolId, location, version } = query;
    const filter = { q, accountId, clusterId, nodePoolId, location, version };
    const fleet = `${await findFleetState(app.db, visible)} ${visible.name}`;
    const [rows, counts, missing, versions] = await Promise.all([
      findFleetNodes(app.db, query, visible),
      app.cached(`counts of ${JSON.stringify(filter)} in ${fleet}`, [], () => countFleetNodes(app.db, query, visible)),
      listed && findMissing(app.db, listed, visible),
      app.cached(`kubelets of ${fleet}`, [], () => findVersions(app.db, visible)),
    ]);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const { clusters = 0 } = counts[0] ?? {};
    return {
      nodes: page.map(({ key: _, appearedAt, since, ...node }) => ({
        ...node,
        appearedAt: appearedAt.toISOString(),
        since: since.toISOString(),
      })),
      counts: healthOf(counts),
      clusters,
      listed: listed && listed.length,
      missing,
      versions,
      next:
        last && rows.length > query.limit
          ? fleetCursorOf([last.key, last.accountId, last.region, last.clusterId, last.name])
          : null,
    };
  });
};
