import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request as it came, byte for byte where a signature is made over it. */
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

/** HTTP 200 and JSON by its bare name, whatever is said: SDKs look for an Error under `application/json` alone. */
export function send(reply: FastifyReply, { headers }: Signed, body: string) {
  const { 'x-tc-traceid': traceId } = headers;
  if (traceId) reply.header('x-tc-traceid', traceId);
  // Of a text Fastify would say its charset; of bytes it says nothing.
  return reply.status(200).header('content-type', 'application/json').send(Buffer.from(body));
}
