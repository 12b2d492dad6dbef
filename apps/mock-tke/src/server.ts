import Fastify from 'fastify';
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
}

/** mock-tke on one port: TKE's wire at `/`, what hosts meet, and the means to arrange and inspect it at `/_control`. */
export async function buildServer({ file, publicUrl }: Settings = {}) {
  const world = new World(file);
  // A signed GET may be of 32 KB.
  const app = Fastify({ forceCloseConnections: true, http: { maxHeaderSize: 64 * 1024 } });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply.status(error instanceof ZodError ? 400 : (error.statusCode ?? 500)).send({ error: error.message }),
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
