import { drainExternalNodes, type NodeRef } from '@isthmus/contracts/external-nodes';
import { drainFleetNodes } from '@isthmus/contracts/fleet-nodes';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { type GroupRequest, recordGroup } from '#operations/record-group';
import { recordSet } from '#operations/record-set';
import { serve } from '#http/serve';
import { selectedNodes } from './selected-nodes.ts';

/** One operation per node of one cluster. `path`: that of the selection in the request's body. */
async function groupOf(app: FastifyInstance, at: ClusterKey, nodes: NodeRef[], atOnce: number, path?: string) {
  const targets = await selectedNodes(app, 'drain-external-node', at, nodes, path);
  const requests = targets.map(({ target, refusal }) => ({
    kind: 'drain-external-node' as const,
    at,
    target,
    input: {},
    refusal,
  }));
  return { act: 'drain', atOnce, at, requests } satisfies GroupRequest;
}

/** Records one operation per node. The group starts a few at a time. */
export const drain = (app: FastifyInstance) =>
  serve(app, drainExternalNodes, ({ params: at, body: { nodes, atOnce }, request }) =>
    recordGroup(app, request, () => groupOf(app, at, nodes, atOnce)),
  );

/** Records one such group per cluster, all or none. */
export const drainFleet = (app: FastifyInstance) =>
  serve(app, drainFleetNodes, ({ body: { clusters, atOnce }, request, visible }) =>
    recordSet(app, { request, visible, permission: 'write' }, clusters, ({ nodes, ...at }, path) =>
      groupOf(app, at, nodes, atOnce, path),
    ),
  );
