import Fastify from 'fastify';
import { ZodError } from 'zod';
import control from './control.ts';
import hostsEndpoint from './hosts/hosts-endpoint.ts';
import tkeEndpoint from './tke-endpoint.ts';
import type { World } from './world.ts';

/** mock-tke on one port: TKE's wire at `/`, and the means to arrange and inspect it at `/_control`. */
export async function buildServer() {
  const world: World = new Map();
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply.status(error instanceof ZodError ? 400 : (error.statusCode ?? 500)).send({ error: error.message }),
  );
  app.get('/healthz', async () => ({ ok: true }));
  await app.register(async (scoped) => tkeEndpoint(scoped, world));
  await app.register(async (scoped) => control(scoped, world));
  await app.register(async (scoped) => hostsEndpoint(scoped, world));
  return app;
}
