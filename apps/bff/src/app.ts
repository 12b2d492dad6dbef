import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress, { type FastifyCompressOptions } from '@fastify/compress';
import Fastify, { type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Config } from '#config';
import activity from '#features/activity/index';
import cloudAccounts from '#features/cloud-accounts/index';
import clusters from '#features/clusters/index';
import events from '#features/events/index';
import externalNodePools from '#features/external-node-pools/index';
import externalNodeSupport from '#features/external-node-support/index';
import externalNodes from '#features/external-nodes/index';
import health from '#features/health/index';
import hostsToClean from '#features/hosts-to-clean/index';
import joins from '#features/joins/index';
import onboarding from '#features/onboarding/index';
import operationGroups from '#features/operation-groups/index';
import operations from '#features/operations/index';
import session from '#features/session/index';
import templates from '#features/templates/index';
import consolePlugin from '#plugins/console';
import databasePlugin from '#plugins/database';
import eventsPlugin from '#plugins/events';
import jobsPlugin from '#plugins/jobs';
import keptPlugin from '#plugins/kept';
import observerPlugin from '#plugins/observer';
import openapiPlugin from '#plugins/openapi';
import runnerPlugin from '#plugins/runner';
import sessionPlugin from '#plugins/session';
import tkePlugin from '#plugins/tke';
import problemsPlugin from '#problems';

const bodyLimit = 256 * 1024;
// Brotli at its default quality takes seconds for the nodes of a large cluster, at 4 a few hundredths.
const compression: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};

/** The table of contents: plugins in the order in which they lean on one another, then features. */
export async function buildApp(config: Config) {
  const app = Fastify({
    logger: loggerFor(config),
    bodyLimit,
    forceCloseConnections: true,
    // Quoted in tickets: it has to name one request of one replica.
    genReqId: () => randomUUID(),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await app.register(compress, compression);
  await app.register(problemsPlugin);
  await app.register(databasePlugin, { config });
  await app.register(eventsPlugin);
  await app.register(keptPlugin);
  await app.register(sessionPlugin);
  await app.register(tkePlugin);
  await app.register(jobsPlugin);
  await app.register(observerPlugin);
  await app.register(runnerPlugin);
  await app.register(openapiPlugin);
  await app.register(consolePlugin);

  await app.register(health);
  for (const feature of [
    session,
    cloudAccounts,
    clusters,
    externalNodeSupport,
    operations,
    templates,
    onboarding,
    externalNodePools,
    externalNodes,
    operationGroups,
    joins,
    hostsToClean,
    activity,
    events,
  ])
    await app.register(feature, { prefix: '/api' });
  return app;
}

const loggerFor = ({ logLevel }: Config) => ({
  level: logLevel,
  redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
  // The route, never the address asked for: an invitation's link is a secret.
  serializers: {
    req: ({ method, routeOptions, ip }: FastifyRequest) => ({ method, route: routeOptions.url ?? 'page', ip }),
  },
  ...(process.stdout.isTTY && { transport: { target: 'pino-pretty' } }),
});
