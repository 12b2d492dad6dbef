import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import type { Effect } from './fault.ts';

type Raw = Extract<Effect, { kind: 'raw' }>;

const pieceBytes = 64 * 1024;

/** Repeats the body up to the given number of bytes. */
function* pieces(body: Buffer, bytes: number) {
  const piece = Buffer.concat(Array<Buffer>(Math.ceil(pieceBytes / (body.length || 1))).fill(body));
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, left);
}

/** Writes exactly the ordered bytes. A wrong content-length is sent unchanged. */
export async function answerRaw(reply: FastifyReply, { status, headers, body, repeat, cutAfter }: Raw) {
  reply.hijack();
  const { raw } = reply;
  const text = Buffer.from(body);
  const bytes = repeat ?? text.length;
  const isChunked = Object.keys(headers).some((name) => name.toLowerCase() === 'transfer-encoding');
  raw.statusCode = status;
  raw.setHeader('content-type', 'application/json');
  if (!isChunked) raw.setHeader('content-length', bytes);
  for (const [name, value] of Object.entries(headers))
    if (value === null) raw.removeHeader(name);
    else raw.setHeader(name, value);
  raw.flushHeaders();
  const sent = Readable.from(pieces(text, Math.min(bytes, cutAfter ?? bytes)));
  // The caller may close the connection early, which is not an error.
  await pipeline(sent, raw, { end: cutAfter === null }).catch(() => undefined);
  if (cutAfter !== null) raw.socket?.destroySoon();
  return reply;
}
