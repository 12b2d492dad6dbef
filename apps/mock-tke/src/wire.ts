import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request as received. The bytes that a signature covers are unchanged. */
export interface Signed {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

export function toSigned({ method, url, headers, body }: FastifyRequest): Signed {
  const [, path = '/', query = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return {
    method,
    path,
    query,
    headers: Object.fromEntries(single),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

/** HTTP 200 and plain `application/json` in every case, because SDKs look for an Error only under this type. */
export function send(reply: FastifyReply, { headers }: Signed, body: string) {
  const { 'x-tc-traceid': traceId } = headers;
  if (traceId) reply.header('x-tc-traceid', traceId);
  // Fastify adds a charset to text, but not to bytes.
  return reply.status(200).header('content-type', 'application/json').send(Buffer.from(body));
}
