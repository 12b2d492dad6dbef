import { listSubnets } from '@isthmus/contracts/external-node-support';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#ask/language';
import { listSubnets as askSubnets } from '#ask/list-subnets';
import { findCluster } from '#observer/find-cluster';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { serve } from '#http/serve';

/** Calls TKE directly, because the number of free addresses changes too fast to be stored. */
export const list = (app: FastifyInstance) =>
  serve(app, listSubnets, async ({ params, actor, request }) => {
    const { cluster } = await findCluster(app, params);
    const caller = await credentialOf(app, params.accountId);
    const where = { region: params.region, vpcId: cluster.vpcId, language: languageOf(request) };
    const readAt = new Date().toISOString();
    const parameters = { accountId: params.accountId, ...where };
    const send = () => askSubnets(app.tke, caller, where);
    return { subnets: await app.question(actor.id, 'DescribeSubnets', parameters, send), readAt };
  });
