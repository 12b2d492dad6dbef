import { createServer } from 'node:https';
import Fastify, { type FastifyServerFactory } from 'fastify';
import { ZodError } from 'zod';
import controlClusters from './control-clusters.ts';
import control from './control.ts';
import { isTooDeep } from './depth.ts';
import hostsEndpoint from './hosts/hosts-endpoint.ts';
import inspector from './inspector/inspector.ts';
import { refuseForeignPages } from './inspector/refuse-foreign-pages.ts';
import tkeEndpoint from './tke-endpoint.ts';
import { World } from './world.ts';

interface Settings {
  /** Where worlds are kept; without it they live in memory. */
  file?: string;
  /** This server as hosts reach it, where that is not how the caller of the API does. */
  publicUrl?: string;
  /** Speaks https with this certificate. */
  tls?: { cert: string; key: string | Buffer };
}

/** As Fastify keeps connections of its own server open, so that a client does not meet one that is just being closed. */
const keepAliveTimeout = 72_000;
/** A signed GET may be of 32 KB. */
const maxHeaderSize = 64 * 1024;

const serverWith =
  (tls: NonNullable<Settings['tls']>): FastifyServerFactory =>
  (handle) =>
    createServer({ ...tls, maxHeaderSize, keepAliveTimeout }, handle);

/** `effect.code: a code of TKE` */
const inWords = ({ issues }: ZodError) =>
  issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');

/** mock-tke on one port: TKE's wire at `/`, what hosts meet, and the means to arrange and inspect it at `/_control`. */
export async function buildServer({ file, publicUrl, tls }: Settings = {}) {
  const world = new World(file);
  const app = Fastify({
    forceCloseConnections: true,
    http: { maxHeaderSize },
    ...(tls && { serverFactory: serverWith(tls) }),
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    error instanceof ZodError
      ? reply.status(400).send({ error: inWords(error) })
      : reply.status(error.statusCode ?? 500).send({ error: error.message }),
  );
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    isTooDeep(body)
      ? done(Object.assign(new Error('nested too deep'), { statusCode: 400 }))
      : parse(request, body, done),
  );
  // A handler that follows runs to its end before the world is written.
  app.addHook('preHandler', async ({ method }) => {
    if (method !== 'GET') world.touched();
  });
  app.addHook('onClose', async () => world.save());
  app.get('/healthz', async () => ({ ok: true }));
  await app.register(async (scoped) => tkeEndpoint(scoped, world, publicUrl));
  await app.register(async (scoped) => {
    scoped.addHook('onRequest', refuseForeignPages(publicUrl));
    control(scoped, world);
    controlClusters(scoped, world);
    inspector(scoped, world);
  });
  await app.register(async (scoped) => hostsEndpoint(scoped, world, publicUrl));
  return app;
}
