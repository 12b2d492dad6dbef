import { eventKey } from '@isthmus/contracts/events';
import {
  getExternalNodePool,
  listExternalNodePools,
  refreshExternalNodePools,
} from '@isthmus/contracts/external-node-pools';
import type { FastifyInstance } from 'fastify';
import { encode } from '#http/encoded';
import { findCluster } from '#observer/find-cluster';
import { demand, demandableKeys, poolAndNodeKeys, wantNodes } from '#observer/interest';
import { readPools } from '#observer/read-pools';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { poolRules } from '#rules/acts';

/** Returns the observed pools, and renews the interest in them. */
export const list = (app: FastifyInstance) =>
  serve(app, listExternalNodePools, async ({ params }) => {
    const { accountId, region } = params;
    const observed = poolAndNodeKeys(params).map((key) => eventKey(key.kind, key));
    // An operation that ended may have linked a template to its pool.
    const watched = [
      ...observed,
      eventKey('clusters', { accountId, region }),
      eventKey('operations', { accountId }),
      eventKey('joins', params),
      'templates',
    ];
    return app.cached(eventKey('pools', params), watched, async () => {
      const { poolsObservation, nodesObservation } = await findCluster(app, params);
      await wantNodes(app, params);
      const pools = await readPools(app, params);
      return encode(listExternalNodePools, {
        pools,
        acts: poolRules.table,
        observation: poolsObservation,
        nodesObservation,
      });
    });
  });

export const get = (app: FastifyInstance) =>
  serve(app, getExternalNodePool, async ({ params }) => {
    const { poolsObservation, nodesObservation } = await findCluster(app, params);
    await wantNodes(app, params);
    const [pool] = await readPools(app, params);
    if (!pool) throw problem('not-found');
    return { pool, acts: poolRules.table, observation: poolsObservation, nodesObservation };
  });

export const refresh = (app: FastifyInstance) =>
  serve(app, refreshExternalNodePools, async ({ params }) => {
    await findCluster(app, params);
    for (const key of demandableKeys(params)) await demand(app, key);
    return null;
  });
