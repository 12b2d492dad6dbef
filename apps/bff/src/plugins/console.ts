import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import fp from 'fastify-plugin';
import { problem } from '#problems';

/** Security headers for all, and the built console for every address that is not the API's. */
export default fp(
  async (app) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // radix positions its layers with style attributes.
          styleSrcAttr: ["'unsafe-inline'"],
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
    const root = app.config.consoleDir;
    if (root)
      await app.register(statics, {
        root,
        index: false,
        wildcard: true,
        preCompressed: true,
        maxAge: '1y',
        immutable: true,
      });
    app.setNotFoundHandler((request, reply) => {
      if (!root || request.method !== 'GET' || request.url.startsWith('/api')) throw problem('not-found');
      return reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
    });
  },
  { name: 'console', dependencies: ['problems', 'database'] },
);
