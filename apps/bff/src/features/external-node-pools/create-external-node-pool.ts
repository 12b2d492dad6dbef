import { randomUUID } from 'node:crypto';
import { createExternalNodePool, type CreateExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#ask/language';
import { isOffered, listRuntimes } from '#ask/list-runtimes';
import { findEnabledCluster } from '#observer/find-cluster';
import { record } from '#operations/record';
import { wrongField } from '#http/problems';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { customDataOf, describeCustomData, sealCustomData } from '#secrets/custom-data';
import { serve } from '#http/serve';

/** The text that was typed, or the one that the template's version keeps. */
async function textOf(app: FastifyInstance, customData: CreateExternalNodePool['customData']) {
  if (customData === null) return null;
  if ('text' in customData) return customData.text;
  const text = await customDataOf(app.db, app.config, customData);
  if (text === null) throw wrongField('customData', 'script-missing');
  return text;
}

/** Records the wish to create a pool. Its name must be new in the cluster and its runtime offered there. */
export const create = (app: FastifyInstance) =>
  serve(app, createExternalNodePool, ({ params, body, actor, request }) =>
    record(app, request, async () => {
      const cluster = await findEnabledCluster(app, params);
      const taken = await app.db.externalNodePool.findFirst({ where: { ...params, name: body.name } });
      if (taken) throw wrongField('name', 'pool-name-taken');
      const caller = await credentialOf(app.db, app.config, params.accountId);
      const where = { region: params.region, version: cluster.version, language: languageOf(request) };
      const about = { accountId: params.accountId, ...where };
      const put = () => listRuntimes(app.tke, caller, where);
      const offered = await app.question(actor.id, 'DescribeSupportedRuntime', about, put);
      const { type, version } = body.runtime;
      if (!isOffered(offered, body.runtime))
        throw wrongField('runtime', 'runtime-not-offered', { runtime: `${type} ${version}`, cluster: cluster.version });
      const text = await textOf(app, body.customData);
      const id = randomUUID();
      return {
        id,
        kind: 'create-external-node-pool',
        at: params,
        target: { name: body.name, nodePoolId: null },
        input: { ...body, customData: text === null ? null : describeCustomData(text) },
        ...(text !== null && { secret: sealCustomData(app.config, text, [id, params.accountId]) }),
      };
    }),
  );
