import { createServer } from 'node:https';
import Fastify, { type FastifyServerFactory } from 'fastify';
import { ZodError } from 'zod';
import controlClusters from './control-clusters.ts';
import controlKeys from './control-keys.ts';
import control from './control.ts';
import { isTooDeep } from './depth.ts';
import hostsEndpoint from './hosts/hosts-endpoint.ts';
import inspector from './inspector/inspector.ts';
import { refuseForeignPages } from './inspector/refuse-foreign-pages.ts';
import tkeEndpoint from './tke-endpoint.ts';
import { World } from './world.ts';

interface Settings {
  /** Stores the worlds. Without it they exist only in memory. */
  file?: string;
  /** This server's address for hosts, if it differs from that of API callers. */
  publicUrl?: string;
  /** Serves https with this certificate. */
  tls?: { cert: string; key: string | Buffer };
}

/** Fastify's default, in milliseconds. It avoids requests on a connection that the server is closing. */
const keepAliveTimeout = 72_000;
/** A signed GET may have 32 KB. */
const maxHeaderSize = 64 * 1024;

const httpsServer =
  (tls: NonNullable<Settings['tls']>): FastifyServerFactory =>
  (handle) =>
    createServer({ ...tls, maxHeaderSize, keepAliveTimeout }, handle);

/** No route has a schema: each action checks its own parameters. So Fastify need not load its compilers, 240 modules at every start. */
const noSchemas = () => {
  throw new Error('mock-tke has no schema compiler');
};

/** For example `effect.code: a code of TKE`. */
const describeIssues = ({ issues }: ZodError) =>
  issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');

/** mock-tke on one port: TKE's protocol at `/`, the endpoints for hosts, and `/_control`. */
export async function buildServer({ file, publicUrl, tls }: Settings = {}) {
  const world = new World(file);
  const app = Fastify({
    forceCloseConnections: true,
    http: { maxHeaderSize },
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    ...(tls && { serverFactory: httpsServer(tls) }),
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    error instanceof ZodError
      ? reply.status(400).send({ error: describeIssues(error) })
      : reply.status(error.statusCode ?? 500).send({ error: error.message }),
  );
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    isTooDeep(body)
      ? done(Object.assign(new Error('nested too deep'), { statusCode: 400 }))
      : parse(request, body, done),
  );
  // The file is written later, when the handler has finished.
  app.addHook('preHandler', async ({ method }) => {
    if (method !== 'GET') world.saveSoon();
  });
  app.addHook('onClose', async () => world.save());
  app.get('/healthz', async () => ({ ok: true }));
  await app.register(async (scoped) => tkeEndpoint(scoped, world, publicUrl));
  await app.register(async (scoped) => {
    scoped.addHook('onRequest', refuseForeignPages(publicUrl));
    control(scoped, world);
    controlClusters(scoped, world);
    controlKeys(scoped, world);
    inspector(scoped, world);
  });
  await app.register(async (scoped) => hostsEndpoint(scoped, world, publicUrl));
  return app;
}
