import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { compactType, toCompact } from '@isthmus/contracts/compact';
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
  private readonly type: string;

  constructor(plain: Buffer, brotli: Buffer | null, type: string) {
    this.plain = plain.length > maxTextBytes ? plain : plain.toString();
    this.brotli = brotli;
    this.type = type;
    this.etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`;
  }

  get size() {
    return this.plain.length + (this.brotli?.length ?? 0);
  }

  /** Answers 304 when the client already has these bytes. A browser may keep them, but asks before each use. */
  send({ headers }: FastifyRequest, reply: FastifyReply) {
    void reply.header('etag', this.etag).header('vary', 'accept-encoding').header('cache-control', 'private, no-cache');
    if (headers['if-none-match'] === this.etag) return reply.status(304).send();
    void reply.type(`${this.type}; charset=utf-8`);
    if (!this.brotli || !/\bbr\b/.test(headers['accept-encoding'] ?? '')) return reply.send(this.plain);
    return reply.header('content-encoding', 'br').send(this.brotli);
  }
}

/** Parses the answer with its contract once, then encodes it: in compact form when the caller takes it and a list is long. */
export async function encode<R extends z.ZodType>(
  { response }: Pick<Endpoint<z.ZodType, z.ZodType, z.ZodType, R>, 'response'>,
  answer: z.input<R>,
  { compact = false } = {},
) {
  const rows = response.parse(answer) as Record<string, unknown>;
  const form = compact ? toCompact(rows) : null;
  const plain = Buffer.from(JSON.stringify(form ?? rows));
  const brotli = plain.length < minBytes ? null : await compress(plain, { params });
  return new Encoded(plain, brotli, form ? compactType : 'application/json');
}
