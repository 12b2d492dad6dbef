import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { compactType, readingsHeader, toCompact } from '@isthmus/contracts/compact';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

const compress = promisify(brotliCompress);
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
/** Compressing less than this is not worth it. */
const minBytes = 300;
/** Up to this size, one write of head and text together is cheaper than two writes of bytes. */
const maxTextBytes = 16_384;

/** An answer as the bytes to send, with their ETag. */
export class Encoded {
  readonly etag: string;
  private readonly plain: Buffer | string;
  private readonly brotli: Buffer | null;
  /** Its type, and fields that are not part of the bytes; also sent with a 304. */
  private readonly headers: Record<string, string>;

  constructor(plain: Buffer, brotli: Buffer | null, headers: Record<string, string>) {
    this.plain = plain.length > maxTextBytes ? plain : plain.toString();
    this.brotli = brotli;
    this.headers = headers;
    this.etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`;
  }

  get size() {
    return this.plain.length + (this.brotli?.length ?? 0);
  }

  /** Answers 304 when the client already has these bytes. A browser may keep them, but asks before each use. */
  send({ headers }: FastifyRequest, reply: FastifyReply) {
    void reply.header('etag', this.etag).header('vary', 'accept-encoding').header('cache-control', 'private, no-cache');
    void reply.headers(this.headers);
    if (headers['if-none-match'] === this.etag) return reply.status(304).send();
    if (!this.brotli || !/\bbr\b/.test(headers['accept-encoding'] ?? '')) return reply.send(this.plain);
    return reply.header('content-encoding', 'br').send(this.brotli);
  }
}

const typeOf = (type: string) => ({ 'content-type': `${type}; charset=utf-8` });

/**
 * Parses the answer with its contract once, then encodes it. `compact`: the caller takes the compact form, which a long list then has;
 * `readings` are the fields that change with every reading.
 */
export async function encode<R extends z.ZodType>(
  { response }: Pick<Endpoint<z.ZodType, z.ZodType, z.ZodType, R>, 'response'>,
  answer: z.input<R>,
  compact?: { readings: readonly (keyof z.input<R> & string)[] },
) {
  const rows = response.parse(answer) as Record<string, unknown>;
  const made = compact ? toCompact(rows, compact.readings) : null;
  const plain = Buffer.from(JSON.stringify(made?.form ?? rows));
  const brotli = plain.length < minBytes ? null : await compress(plain, { params });
  if (!made) return new Encoded(plain, brotli, typeOf('application/json'));
  return new Encoded(plain, brotli, { ...typeOf(compactType), [readingsHeader]: made.header });
}
