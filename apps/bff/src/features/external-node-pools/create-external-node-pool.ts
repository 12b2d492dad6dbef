import {
  createExternalNodePool,
  type CreateExternalNodePool,
  type Runtime,
} from '@isthmus/contracts/external-node-pools';
import type { AccountKey } from '@isthmus/contracts/places';
import type { User } from '@isthmus/contracts/session';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#ask/language';
import { isOffered, listRuntimes } from '#ask/list-runtimes';
import { findReadCluster } from '#observer/find-cluster';
import { record } from '#operations/record';
import { problem, wrongField } from '#http/problems';
import { clusterRules, factsOfCluster } from '#rules/acts';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { customDataOf, describeCustomData } from '#secrets/custom-data';
import { serve } from '#http/serve';

/** Returns the typed text, or the one stored in the template version. */
async function textOf(app: FastifyInstance, customData: CreateExternalNodePool['customData']) {
  if (customData === null) return null;
  if ('text' in customData) return customData.text;
  const text = await customDataOf(app.db, app.config, customData);
  if (text === null) throw wrongField('customData', 'script-missing');
  return text;
}

type Where = Parameters<typeof listRuntimes>[2];

/** Refuses a runtime that TKE does not offer for the cluster's version. */
async function refuseUnlessOffered(
  app: FastifyInstance,
  { accountId, ...where }: Where & AccountKey,
  runtime: Runtime,
  actor: User,
) {
  const caller = await credentialOf(app, accountId);
  const send = () => listRuntimes(app.tke, caller, where);
  const offered = await app.question(actor.id, 'DescribeSupportedRuntime', { accountId, ...where }, send);
  if (isOffered(offered, runtime)) return;
  const params = { runtime: `${runtime.type} ${runtime.version}`, cluster: where.version };
  throw wrongField('runtime', 'runtime-not-offered', params);
}

/** Records the creation of a pool. Its name must be new in the cluster and its runtime offered there. */
export const create = (app: FastifyInstance) =>
  serve(app, createExternalNodePool, ({ params, body, actor, request }) =>
    record(app, request, async () => {
      const found = await findReadCluster(app, params);
      const { cluster } = found;
      const reason = clusterRules.reasonAgainst('create-external-node-pool', factsOfCluster(found));
      if (reason) throw problem(reason);
      const taken = await app.db.externalNodePool.findFirst({ where: { ...params, name: body.name } });
      if (taken) throw wrongField('name', 'pool-name-taken');
      const customData = await textOf(app, body.customData);
      const where = { region: params.region, version: cluster.version, language: languageOf(request) };
      return {
        kind: 'create-external-node-pool',
        at: params,
        target: { name: body.name, nodePoolId: null },
        input: { ...body, customData: customData === null ? null : describeCustomData(customData) },
        customData,
        askTke: () => refuseUnlessOffered(app, { accountId: params.accountId, ...where }, body.runtime, actor),
      };
    }),
  );
