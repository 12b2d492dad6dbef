import { enableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { confirms } from '@isthmus/contracts/confirmation';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { record } from '#operations/record';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { clusterRules, factsOfCluster } from '#rules/acts';

/** Records a request to enable external nodes; the runner carries it out. Answers 202 with the operation. */
export const enable = (app: FastifyInstance) =>
  serve(app, enableExternalNodeSupport, ({ params, body, request }) =>
    record(app, request, async () => {
      const found = await findCluster(app, params);
      const { cluster } = found;
      if (!confirms(body.confirmedName, cluster.name, params.clusterId))
        throw wrongField('confirmedName', 'cluster-name-differs');
      const reason = clusterRules.reasonAgainst('enable-external-node-support', factsOfCluster(found));
      const plugin = cluster.rules.find(({ rule }) => rule === 'network-plugin');
      if (!reason && plugin?.verdict === 'unknown' && !body.acknowledged)
        throw wrongField('acknowledged', 'acknowledge');
      return {
        kind: 'enable-external-node-support',
        at: params,
        target: { name: cluster.name },
        input: body,
        refusal: reason && problem(reason),
      };
    }),
  );
