import { constants } from 'node:zlib';
import compress, { type FastifyCompressOptions } from '@fastify/compress';
import Fastify from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Config } from '#config';
import activity from '#features/activity/index';
import approvals from '#features/approvals/index';
import audit from '#features/audit/index';
import cloudAccounts from '#features/cloud-accounts/index';
import clusters from '#features/clusters/index';
import events from '#features/events/index';
import externalNodePools from '#features/external-node-pools/index';
import externalNodeSupport from '#features/external-node-support/index';
import externalNodes from '#features/external-nodes/index';
import health from '#features/health/index';
import home from '#features/home/index';
import hostsToClean from '#features/hosts-to-clean/index';
import joins from '#features/joins/index';
import lastDay from '#features/last-day/index';
import onboarding from '#features/onboarding/index';
import operationGroups from '#features/operation-groups/index';
import operations from '#features/operations/index';
import people from '#features/people/index';
import preferences from '#features/preferences/index';
import reach from '#features/reach/index';
import fleetNodes from '#features/fleet-nodes/index';
import search from '#features/search/index';
import serviceAccounts from '#features/service-accounts/index';
import session from '#features/session/index';
import templates from '#features/templates/index';
import wallLinks from '#features/wall-links/index';
import { ignoreExpectations, noteAnswer } from '#http/connections';
import { logAnswer } from '#http/logger';
import consolePlugin from '#http/console';
import databasePlugin from '#database/client';
import eventsPlugin from '#database/events';
import inputPlugin from '#http/input';
import jobsPlugin from '#operations/jobs';
import cachedPlugin from '#http/cached';
import changeMonthsPlugin from '#observer/change-months';
import sealerPlugin from '#chain/sealer';
import syslogStreamPlugin from '#chain/syslog-stream';
import metricsPlugin from '#metrics/metrics';
import observerPlugin from '#observer/scheduler';
import openapiPlugin from '#http/openapi';
import questionsPlugin from '#ask/limit';
import runnerPlugin from '#operations/runner';
import ownAddressesPlugin from '#http/own-addresses';
import securityHeadersPlugin from '#http/security-headers';
import { serverOptions } from '#http/server-options';
import fourEyesPlugin from '#access/four-eyes';
import oidcClientsPlugin from '#access/oidc-clients';
import refreshSessionsPlugin from '#access/refresh-sessions';
import sessionPlugin from '#access/session';
import shutdownPlugin from '#http/shutdown';
import roleKeysPlugin from '#secrets/role-keys';
import tkePlugin from '#tke-plugin';
import problemsPlugin from '#http/problems';

// Brotli at its default quality takes seconds for a large cluster's nodes; quality 4 takes some 10 ms.
const compression: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};

/** Registers everything by name: plugins in the order of their dependencies, then features. */
export async function buildApp(config: Config) {
  const app = Fastify(serverOptions(config));
  app.setSerializerCompiler(serializerCompiler);
  ignoreExpectations(app);

  await app.register(compress, compression);
  app.addHook('onRequest', noteAnswer);
  app.addHook('onResponse', logAnswer);
  await app.register(problemsPlugin);
  await app.register(databasePlugin, { config });
  await app.register(securityHeadersPlugin);
  await app.register(ownAddressesPlugin);
  await app.register(shutdownPlugin);
  await app.register(inputPlugin);
  await app.register(metricsPlugin);
  await app.register(eventsPlugin);
  await app.register(cachedPlugin);
  await app.register(fourEyesPlugin);
  await app.register(oidcClientsPlugin);
  await app.register(sessionPlugin);
  await app.register(refreshSessionsPlugin);
  await app.register(tkePlugin);
  await app.register(roleKeysPlugin);
  await app.register(questionsPlugin);
  await app.register(jobsPlugin);
  await app.register(changeMonthsPlugin);
  await app.register(sealerPlugin);
  await app.register(syslogStreamPlugin);
  await app.register(observerPlugin);
  await app.register(runnerPlugin);
  await app.register(openapiPlugin);
  await app.register(consolePlugin);

  await app.register(health);
  for (const feature of [
    session,
    people,
    serviceAccounts,
    wallLinks,
    audit,
    approvals,
    preferences,
    reach,
    home,
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
    lastDay,
    hostsToClean,
    activity,
    fleetNodes,
    search,
    events,
  ])
    await app.register(feature, { prefix: '/api' });
  return app;
}
