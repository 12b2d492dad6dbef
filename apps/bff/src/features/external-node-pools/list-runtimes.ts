import { listRuntimes } from '@isthmus/contracts/external-node-pools';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#ask/language';
import { listRuntimes as askRuntimes } from '#ask/list-runtimes';
import { findCluster } from '#observer/find-cluster';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { serve } from '#http/serve';

export const runtimes = (app: FastifyInstance) =>
  serve(app, listRuntimes, async ({ params, actor, request }) => {
    const { cluster } = await findCluster(app, params);
    const caller = await credentialOf(app, params.accountId);
    const where = { region: params.region, version: cluster.version, language: languageOf(request) };
    const parameters = { accountId: params.accountId, ...where };
    const send = () => askRuntimes(app.tke, caller, where);
    return { runtimes: await app.question(actor.id, 'DescribeSupportedRuntime', parameters, send) };
  });
