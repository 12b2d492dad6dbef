import { deleteExternalNodes } from '@isthmus/contracts/external-nodes';
import { confirms } from '@isthmus/contracts/confirmation';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import type { OperationRequest } from '#operations/operation-request';
import { recordGroup } from '#operations/record-group';
import { wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { selectedNodes } from './selected-nodes.ts';

/** Records one operation per node, or two when it is drained first: the deletion waits for the drain. */
export const remove = (app: FastifyInstance) =>
  serve(app, deleteExternalNodes, ({ params: at, body, request }) =>
    recordGroup(app, request, async () => {
      const { cluster } = await findCluster(app, at);
      if (body.force && !confirms(body.confirmed, cluster.name, at.clusterId))
        throw wrongField('confirmed', 'cluster-name-differs');
      const targets = await selectedNodes(app, 'delete-external-node', at, body.nodes);
      const requests = targets.flatMap(({ target, refusal }): OperationRequest[] => {
        const deletion = { kind: 'delete-external-node' as const, at, target, input: { force: body.force }, refusal };
        return body.drainFirst ? [{ kind: 'drain-external-node', at, target, input: {} }, deletion] : [deletion];
      });
      const act = body.drainFirst ? ('drain-and-delete' as const) : ('delete' as const);
      return { act, atOnce: body.atOnce, at, requests };
    }),
  );
