import { deleteExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { confirms } from '@isthmus/contracts/confirmation';
import type { FastifyInstance } from 'fastify';
import { record } from '#operations/record';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';

/** Records the deletion of a pool, with its nodes only when the request says so. */
export const remove = (app: FastifyInstance) =>
  serve(app, deleteExternalNodePool, ({ params, body, request }) =>
    record(app, request, async () => {
      const pool = await app.db.externalNodePool.findUnique({
        where: { accountId_region_clusterId_nodePoolId: params },
      });
      if (!pool) throw problem('not-found');
      if (!confirms(body.confirmedName, pool.name, pool.nodePoolId))
        throw wrongField('confirmedName', 'pool-name-differs');
      if (body.force && !body.withNodes) throw wrongField('force', 'force-needs-nodes');
      if (pool.deletionProtection) throw problem('protected');
      const nodes = await app.db.externalNode.findMany({ where: params, select: { name: true } });
      if (nodes.length && !body.withNodes) throw problem('pool-not-empty');
      const { nodePoolId, ...at } = params;
      return {
        kind: 'delete-external-node-pool',
        at,
        target: { nodePoolId, name: pool.name, nodes: nodes.map(({ name }) => name) },
        input: { withNodes: body.withNodes, force: body.force },
      };
    }),
  );
