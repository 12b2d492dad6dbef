import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import statics from '@fastify/static';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import helmet, { type HelmetOptions } from 'helmet';
import { problem } from '#http/problems';

const forever = 'public, max-age=31536000, immutable';

/** Made once: helmet would make the same ones for each answer. */
function headersOf(options: HelmetOptions) {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, () => undefined);
  return response.getHeaders();
}

/** Security headers for all, and the built console for every address that is not the API's. */
export default fp(
  async (app) => {
    const headers = headersOf({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // radix positions its layers with style attributes and locks scrolling with a style element.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: app.config.publicUrl.startsWith('https:') && { maxAge: 31_536_000 },
    });
    app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
    const root = app.config.consoleDir;
    // The build names assets by their content; every other file keeps its name from release to release.
    const setHeaders = (reply: FastifyReply, path: string) =>
      reply.header('cache-control', path.startsWith(resolve(root ?? '', 'assets')) ? forever : 'no-cache');
    // A route for each file of the build and none for its folders: every other address is the page's.
    const how = { wildcard: false, index: false, preCompressed: true, cacheControl: false } as const;
    if (root) await app.register(statics, { root, ...how, setHeaders });
    app.setNotFoundHandler((request, reply) => {
      const isPage = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url);
      if (!root || !isPage) throw problem('not-found');
      return reply.sendFile('index.html');
    });
  },
  { name: 'console', dependencies: ['problems', 'database'] },
);
