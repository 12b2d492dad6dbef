import { randomUUID } from 'node:crypto';
import { createExternalNodePool, type CreateExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#ask/language';
import { isOffered, listRuntimes } from '#ask/list-runtimes';
import { findEnabledCluster } from '#observer/find-cluster';
import { record } from '#operations/record';
import { problem } from '#http/problems';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { customDataOf, describeCustomData, sealCustomData } from '#secrets/custom-data';
import { serve } from '#http/serve';

const wrong = (path: string, message: string) => problem('invalid-input', { fields: [{ path, message }] });

/** The text that was typed, or the one that the template's version keeps. */
async function textOf(app: FastifyInstance, customData: CreateExternalNodePool['customData']) {
  if (customData === null) return null;
  if ('text' in customData) return customData.text;
  const text = await customDataOf(app.db, app.config, customData);
  if (text === null) throw wrong('customData', 'This version of the template keeps no custom data');
  return text;
}

/** Records the wish to create a pool. Its name must be new in the cluster and its runtime offered there. */
export const create = (app: FastifyInstance) =>
  serve(app, createExternalNodePool, ({ params, body, actor, request }) =>
    record(app, request, async () => {
      const cluster = await findEnabledCluster(app, params);
      const taken = await app.db.externalNodePool.findFirst({ where: { ...params, name: body.name } });
      if (taken) throw wrong('name', 'This cluster has a pool of this name');
      const caller = await credentialOf(app.db, app.config, params.accountId);
      const where = { region: params.region, version: cluster.version, language: languageOf(request) };
      const about = { accountId: params.accountId, ...where };
      const put = () => listRuntimes(app.tke, caller, where);
      const offered = await app.question(actor.id, 'DescribeSupportedRuntime', about, put);
      const { type, version } = body.runtime;
      if (!isOffered(offered, body.runtime))
        throw wrong('runtime', `${type} ${version} is not offered for ${cluster.version}`);
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
