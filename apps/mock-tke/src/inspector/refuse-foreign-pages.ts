import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

const readMethods = ['GET', 'HEAD'];

/**
 * Refuses changes from web pages of other sites. Browsers send a page's origin with every change; other callers send none. Against DNS
 * rebinding, a host name with a dot must be an IP address.
 */
export const refuseForeignPages =
  (publicUrl?: string) =>
  async ({ method, headers: { origin, host = '' } }: FastifyRequest) => {
    if (origin === undefined || readMethods.includes(method)) return;
    const hostname = URL.parse(`http://${host}`)?.hostname ?? '.';
    const isOurs = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.');
    const ownUrls = [publicUrl, ...(isOurs ? [`http://${host}`, `https://${host}`] : [])];
    if (!ownUrls.some((url) => url && new URL(url).origin === origin))
      throw Object.assign(new Error(`a page of ${origin} may not change mock-tke at ${host}`), { statusCode: 403 });
  };
