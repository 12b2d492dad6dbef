import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** A file that is sent while it is made, so its size needs no memory. */
export class Streamed {
  private readonly chunks: AsyncIterable<string>;
  private readonly headers: Record<string, string>;

  constructor(chunks: AsyncIterable<string>, { name, type }: { name: string; type: string }) {
    this.chunks = chunks;
    this.headers = {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
    };
  }

  send(reply: FastifyReply) {
    return reply.headers(this.headers).send(Readable.from(this.chunks));
  }
}
