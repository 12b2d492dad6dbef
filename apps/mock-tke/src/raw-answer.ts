import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import type { Effect } from './fault.ts';

type Raw = Extract<Effect, { kind: 'raw' }>;

const pieceBytes = 64 * 1024;

/** The body over and over, until it has so many bytes. */
function* pieces(body: Buffer, bytes: number) {
  const piece = Buffer.concat(Array<Buffer>(Math.ceil(pieceBytes / (body.length || 1))).fill(body));
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, left);
}

/** Writes the bytes that were ordered, and sees to nothing else: a length that is wrong is sent as it is. */
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
  // The caller may hang up before all of it has come, which is nobody's fault.
  await pipeline(sent, raw, { end: cutAfter === null }).catch(() => undefined);
  if (cutAfter !== null) raw.socket?.destroySoon();
  return reply;
}
