import fp from 'fastify-plugin';
import { problem } from '#http/problems';
import { OidcClient } from '#sources/oidc/oidc-client';

declare module 'fastify' {
  interface FastifyInstance {
    /** Returns the provider with this id, or this issuer. Throws not-found. */
    oidcClient: (by: { id: string } | { issuer: string }) => OidcClient;
  }
}

/** The identity providers of the settings. None is asked before it is needed. */
export default fp(
  async (app) => {
    const clients = app.config.identityProviders.map((provider) => new OidcClient(provider));
    app.decorate('oidcClient', (by) => {
      const found = clients.find(({ provider }) =>
        'id' in by ? provider.id === by.id : provider.issuer === by.issuer,
      );
      if (!found) throw problem('not-found');
      return found;
    });
  },
  { name: 'oidc-clients', dependencies: ['database', 'problems'] },
);
