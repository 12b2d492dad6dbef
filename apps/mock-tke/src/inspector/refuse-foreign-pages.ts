import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

const reading = ['GET', 'HEAD'];

/**
 * Refuses changes from a page of another site in the user's browser. Browsers send a page's origin with every change; other callers send
 * none. A foreign name that resolves to this machine (DNS rebinding) has a dot and is not an IP address.
 */
export const refuseForeignPages =
  (publicUrl?: string) =>
  async ({ method, headers: { origin, host = '' } }: FastifyRequest) => {
    if (origin === undefined || reading.includes(method)) return;
    const hostname = URL.parse(`http://${host}`)?.hostname ?? '.';
    const isOurs = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.');
    const own = [publicUrl, ...(isOurs ? [`http://${host}`, `https://${host}`] : [])];
    if (!own.some((url) => url && new URL(url).origin === origin))
      throw Object.assign(new Error(`a page of ${origin} may not change mock-tke at ${host}`), { statusCode: 403 });
  };
