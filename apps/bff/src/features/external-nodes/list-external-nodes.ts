import { getExternalNodeHistory, listExternalNodes, NodeChange } from '@isthmus/contracts/external-nodes';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantNodes } from '#observer/interest';
import { serve } from '#serve';

/** Every node of the cluster as it was observed last; asking keeps it of interest. */
export const list = (app: FastifyInstance) =>
  serve(app, listExternalNodes, async ({ params }) => {
    const { nodesObservation } = await findCluster(app, params);
    await wantNodes(app, params, app.config.observe.intervalMs);
    const rows = await app.db.externalNode.findMany({ where: params, orderBy: { name: 'asc' } });
    const nodes = rows.map((row) => ({
      ...row,
      appearedAt: row.appearedAt.toISOString(),
      since: row.since.toISOString(),
    }));
    return { nodes, observation: nodesObservation };
  });

const mostChanges = 200;

export const history = (app: FastifyInstance) =>
  serve(app, getExternalNodeHistory, async ({ params: { nodeName, ...place } }) => {
    const rows = await app.db.observedChange.findMany({
      where: { ...place, object: 'node', objectId: nodeName },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: mostChanges,
    });
    return { changes: rows.map((row) => NodeChange.parse({ ...row, at: row.at.toISOString() })) };
  });
