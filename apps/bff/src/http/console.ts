import { resolve } from 'node:path';
import statics from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { linksOf, readPreloads } from '#http/preloads';
import { problem } from '#http/problems';

const forever = 'public, max-age=31536000, immutable';

/** The console's choice, else the browser's preference. */
const languageOf = ({ cookies, headers }: FastifyRequest) =>
  (cookies['__Host-isthmus-language'] ?? cookies['isthmus-language'] ?? headers['accept-language'])?.startsWith('zh')
    ? 'zh'
    : 'en';

/** Serves the built console at every address outside the API. Pages that name their preloads get them as `Link` header. */
export default fp(
  async (app) => {
    const root = app.config.consoleDir;
    // The build names assets by their content hash; all other files keep their names across releases.
    const setHeaders = (reply: FastifyReply, path: string) =>
      reply.header('cache-control', path.startsWith(resolve(root ?? '', 'assets')) ? forever : 'no-cache');
    // One route per file and none for folders: every other address gets the page.
    const options = { wildcard: false, index: false, preCompressed: true, cacheControl: false } as const;
    if (root) await app.register(statics, { root, ...options, setHeaders });
    for (const page of root ? readPreloads(root) : [])
      app.get<{ Params: Record<string, string> }>(page.path, { schema: { hide: true } }, (request, reply) => {
        const isSignedIn = request.cookies[app.sessionCookie] !== undefined;
        const visit = { params: request.params, language: languageOf(request), isSignedIn } as const;
        return reply.header('link', linksOf(page, visit)).sendFile('index.html');
      });
    // Links of the earlier form, in mails and on screens. A wall link lives 30 days, so the last of them has ended by then.
    for (const page of ['/invitations', '/wall'])
      app.get<{ Params: { token: string } }>(`${page}/:token`, { schema: { hide: true } }, ({ params }, reply) =>
        reply.redirect(`${page}#${encodeURIComponent(params.token)}`),
      );
    app.setNotFoundHandler((request, reply) => {
      const isPage = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url);
      if (!root || !isPage) throw problem('not-found');
      return reply.sendFile('index.html');
    });
  },
  { name: 'console', dependencies: ['problems', 'database'] },
);
