import { resolve } from 'node:path';
import statics from '@fastify/static';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { problem } from '#http/problems';

const forever = 'public, max-age=31536000, immutable';

/** Serves the built console at every address outside the API. */
export default fp(
  async (app) => {
    const root = app.config.consoleDir;
    // The build names assets by their content hash; all other files keep their names across releases.
    const setHeaders = (reply: FastifyReply, path: string) =>
      reply.header('cache-control', path.startsWith(resolve(root ?? '', 'assets')) ? forever : 'no-cache');
    // One route per file and none for folders: every other address gets the page.
    const options = { wildcard: false, index: false, preCompressed: true, cacheControl: false } as const;
    if (root) await app.register(statics, { root, ...options, setHeaders });
    app.setNotFoundHandler((request, reply) => {
      const isPage = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url);
      if (!root || !isPage) throw problem('not-found');
      return reply.sendFile('index.html');
    });
  },
  { name: 'console', dependencies: ['problems', 'database'] },
);
