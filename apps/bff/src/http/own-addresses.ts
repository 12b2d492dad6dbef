import { isIPv6 } from 'node:net';
import fp from 'fastify-plugin';
import type { Config } from '#config';
import { problem } from '#http/problems';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether a page of Isthmus sent the request. */
    isOwnOrigin: (request: FastifyRequest) => boolean;
  }
}

/** Probes and scrapers call a Pod by its IP address. */
const probes = ['/healthz', '/readyz', '/metrics'];
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Returns a host without its port, normalized as in URLs; null for an invalid host. */
function nameOf(host: string) {
  const url = `http://${isIPv6(host) ? `[${host}]` : host}`;
  return /^[^/?#@\\\s]+$/.test(host) && URL.canParse(url) ? new URL(url).hostname : null;
}

/** The names under which Isthmus may be called. A browser sends any name that a foreign DNS resolves to this address. */
export function ownAddresses({ publicUrl, host, allowedHosts }: Pick<Config, 'publicUrl' | 'host' | 'allowedHosts'>) {
  const publicAddress = new URL(publicUrl);
  const isLocal = [publicAddress.hostname, nameOf(host)].some((name) => name !== null && loopback.includes(name));
  const names = new Set([publicAddress.hostname, ...(isLocal ? loopback : []), ...allowedHosts.map(nameOf)]);
  const isOwnHost = (requestHost: string) => nameOf(requestHost) !== null && names.has(nameOf(requestHost));
  return {
    isOwnHost,
    /** The public origin, or the origin of `requestHost` if it is ours. Plain http is refused when the public URL has https. */
    isOwnOrigin: (origin: string, requestHost: string) => {
      const isSecure = publicAddress.protocol === 'https:' && nameOf(requestHost) === publicAddress.hostname;
      const schemes = isSecure ? ['https'] : ['https', 'http'];
      return (
        origin === publicAddress.origin ||
        (isOwnHost(requestHost) && schemes.some((one) => origin === `${one}://${requestHost}`))
      );
    },
  };
}

/** Refuses requests to a foreign host name and requests from another site's page. */
export default fp(
  async (app) => {
    const { isOwnHost, isOwnOrigin } = ownAddresses(app.config);
    // Never reads X-Forwarded-Host: a page whose own name resolves here may send it.
    app.decorate(
      'isOwnOrigin',
      ({ headers: { origin, host = '' } }) => origin !== undefined && isOwnOrigin(origin, host),
    );
    app.addHook('onRequest', async (request) => {
      const { origin, host = '' } = request.headers;
      if (probes.includes(request.routeOptions.url ?? '')) return;
      if (!isOwnHost(host))
        throw problem('host-refused', { detail: 'ISTHMUS_PUBLIC_URL or ISTHMUS_ALLOWED_HOSTS has to name the host.' });
      if (origin !== undefined && !app.isOwnOrigin(request)) throw problem('origin-refused');
    });
  },
  { name: 'own-addresses', dependencies: ['database', 'problems'] },
);
