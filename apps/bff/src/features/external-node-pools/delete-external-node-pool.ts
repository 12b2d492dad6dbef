import { deleteExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { confirms } from '@isthmus/contracts/confirmation';
import type { FastifyInstance } from 'fastify';
import { record } from '#operations/record';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { factsOfPool, poolRules } from '#rules/acts';

/** Records the deletion of a pool. Its nodes are deleted only when the request says so. */
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
      const nodes = await app.db.externalNode.findMany({ where: params, select: { name: true } });
      const keepsNodes = nodes.length > 0 && !body.withNodes;
      const reason =
        poolRules.reasonAgainst('delete-external-node-pool', factsOfPool(pool)) ??
        (keepsNodes ? 'pool-not-empty' : null);
      const { nodePoolId, ...at } = params;
      return {
        kind: 'delete-external-node-pool',
        at,
        target: { nodePoolId, name: pool.name, nodes: nodes.map(({ name }) => name) },
        input: { withNodes: body.withNodes, force: body.force },
        refusal: reason && problem(reason),
      };
    }),
  );
