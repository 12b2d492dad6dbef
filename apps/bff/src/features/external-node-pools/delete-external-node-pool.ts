import { deleteExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { FastifyInstance } from 'fastify';
import { record } from '#operations/record';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** Records the wish to delete a pool, with its nodes only when that was said. */
export const remove = (app: FastifyInstance) =>
  serve(app, deleteExternalNodePool, ({ params, body, request }) =>
    record(app, request, async () => {
      const pool = await app.db.externalNodePool.findUnique({
        where: { accountId_region_clusterId_nodePoolId: params },
      });
      if (!pool) throw problem('not-found');
      if (body.confirmedName !== pool.name)
        throw problem('invalid-input', { fields: [{ path: 'confirmedName', message: "This is not the pool's name" }] });
      if (body.force && !body.withNodes)
        throw problem('invalid-input', { fields: [{ path: 'force', message: 'Only with its nodes' }] });
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
