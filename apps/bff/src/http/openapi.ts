import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** The only style element that Swagger UI adds. An end-to-end test opens the page, so another version with another element fails it. */
const styleHash = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";
// Swagger UI's own policy upgrades plain http to https. The page loads nothing from other hosts.
const staticCSP = [
  "default-src 'self'",
  "img-src 'self' data:",
  `style-src 'self' ${styleHash}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the contracts as OpenAPI at /api/openapi.json, and as a page at /api/docs. */
export default fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        info: { title: 'Isthmus', version: '0.1.0' },
        servers: [{ url: '/' }],
        components: {
          securitySchemes: {
            session: { type: 'apiKey', in: 'cookie', name: app.sessionCookie },
            token: { type: 'http', scheme: 'bearer', description: 'A token of a service account, without a cookie.' },
          },
        },
      },
      transform: jsonSchemaTransform,
    });
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP });
    app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  },
  { name: 'openapi', dependencies: ['session'] },
);
