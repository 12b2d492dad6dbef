import { enableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { confirms } from '@isthmus/contracts/confirmation';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { record } from '#operations/record';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';

/** Records that external nodes are to be enabled; the runner does it. Answers 202 with the operation. */
export const enable = (app: FastifyInstance) =>
  serve(app, enableExternalNodeSupport, ({ params, body, request }) =>
    record(app, request, async () => {
      const { cluster } = await findCluster(app, params);
      if (!confirms(body.confirmedName, cluster.name, params.clusterId))
        throw wrongField('confirmedName', 'cluster-name-differs');
      if (!cluster.enableAs) throw problem('network-type-unsupported');
      if (cluster.standing === 'enabled') throw problem('already-enabled');
      const plugin = cluster.rules.find(({ rule }) => rule === 'network-plugin');
      if (plugin?.verdict === 'unknown' && !body.acknowledged) throw wrongField('acknowledged', 'acknowledge');
      return {
        kind: 'enable-external-node-support',
        at: params,
        target: { name: cluster.name },
        input: body,
      };
    }),
  );
