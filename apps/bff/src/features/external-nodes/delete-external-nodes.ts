import { confirms } from '@isthmus/contracts/confirmation';
import { type DeleteExternalNodes, deleteExternalNodes, type NodeRef } from '@isthmus/contracts/external-nodes';
import { deleteFleetNodes } from '@isthmus/contracts/fleet-nodes';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { findCluster } from '#observer/find-cluster';
import type { OperationRequest } from '#operations/operation-request';
import { type GroupRequest, recordGroup } from '#operations/record-group';
import { recordSet } from '#operations/record-set';
import { wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { selectedNodes } from './selected-nodes.ts';

type How = Pick<z.output<typeof DeleteExternalNodes>, 'atOnce' | 'drainFirst' | 'force'>;

/** One operation per node of one cluster, or two when it is drained first. `path`: that of the selection in the request's body. */
async function groupOf(app: FastifyInstance, at: ClusterKey, nodes: NodeRef[], how: How, path?: string) {
  const { atOnce, drainFirst, force } = how;
  const targets = await selectedNodes(app, 'delete-external-node', at, nodes, path);
  const requests = targets.flatMap(({ target, refusal }): OperationRequest[] => {
    const deletion = { kind: 'delete-external-node' as const, at, target, input: { force }, refusal };
    return drainFirst ? [{ kind: 'drain-external-node', at, target, input: {} }, deletion] : [deletion];
  });
  return { act: drainFirst ? 'drain-and-delete' : 'delete', atOnce, at, requests } satisfies GroupRequest;
}

/** Records one operation per node, or two when it is drained first: the deletion waits for the drain. */
export const remove = (app: FastifyInstance) =>
  serve(app, deleteExternalNodes, ({ params: at, body, request }) =>
    recordGroup(app, request, async () => {
      const { cluster } = await findCluster(app, at);
      if (body.force && !confirms(body.confirmed, cluster.name, at.clusterId))
        throw wrongField('confirmed', 'cluster-name-differs');
      return groupOf(app, at, body.nodes, body);
    }),
  );

/** Records one such group per cluster, all or none. */
export const removeFleet = (app: FastifyInstance) =>
  serve(app, deleteFleetNodes, ({ body, request, visible }) => {
    const { clusters, force, confirmed } = body;
    const permission = force ? ('administer' as const) : ('write' as const);
    const count = clusters.reduce((sum, { nodes }) => sum + nodes.length, 0);
    return recordSet(app, { request, visible, permission }, clusters, async ({ nodes, ...at }, path) => {
      if (force && confirmed.trim() !== String(count)) throw wrongField('confirmed', 'count-differs', { count });
      return groupOf(app, at, nodes, body, path);
    });
  });
