import { eventKey } from '@isthmus/contracts/events';
import { getExternalNodeHistory, listExternalNodes, NodeChange } from '@isthmus/contracts/external-nodes';
import type { FastifyInstance } from 'fastify';
import type { ObservedChange } from '#generated/client';
import { encode } from '#http/encoded';
import { findCluster } from '#observer/find-cluster';
import { wantNodes } from '#observer/interest';
import { serve } from '#http/serve';
import { nodeRules } from '#rules/acts';
import { changesSince, nodeSnapshots } from './node-snapshots.ts';

/** The fields that change with every reading, whether the rows do or not. */
const readings = ['observation', 'joiningObservation', 'factsObservation'] as const;

/** Returns the observed nodes of a cluster, or only the difference to a known version. Renews the interest in them. */
export const list = (app: FastifyInstance) => {
  const snapshots = nodeSnapshots(app);
  serve(app, listExternalNodes, async ({ params, query: { since, compact } }) => {
    const { accountId, region } = params;
    const watched = [eventKey('clusters', { accountId, region }), eventKey('external-nodes', params)];
    return app.cached(`nodes ${watched.join(' ')} ${since ?? ''} ${compact ?? ''}`, watched, async () => {
      const { nodesObservation, joiningObservation, factsObservation, nodesRowsVersion } = await findCluster(
        app,
        params,
      );
      await wantNodes(app, params);
      const rows = changesSince(await snapshots(params, nodesRowsVersion), since);
      const answer = {
        ...{ ...rows, acts: nodeRules.table },
        ...{ observation: nodesObservation, joiningObservation, factsObservation },
      };
      return encode(listExternalNodes, answer, compact && { readings });
    });
  });
};

const maxChanges = 200;

const toChange = (row: ObservedChange) =>
  NodeChange.parse({ ...row, at: row.at.toISOString(), notBefore: row.notBefore?.toISOString() ?? null });

export const history = (app: FastifyInstance) =>
  serve(app, getExternalNodeHistory, async ({ params: { nodeName, ...place } }) => {
    const rows = await app.db.observedChange.findMany({
      where: { ...place, object: 'node', objectId: nodeName },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: maxChanges,
    });
    return { changes: rows.map((row) => toChange(row)) };
  });
