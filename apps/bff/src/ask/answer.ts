import type { z } from 'zod';
import { TkeError } from '#sources/tke/tke-error';

/** The time that a person waits for an answer. */
const questionMs = 12_000;

/** A time limit for all calls of one question together. */
export const questionSignal = () => AbortSignal.timeout(questionMs);

/** Returns the parsed reply. Throws `unreadable` when a field that the question needs is missing. */
export function parseReply<S extends z.ZodType>(action: string, schema: S, reply: unknown): z.output<S> {
  const read = schema.safeParse(reply);
  if (read.success) return read.data;
  const missing = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  const { RequestId } = Object(reply) as { RequestId?: unknown };
  throw new TkeError(action, 'unreadable', null, `TKE's answer lacks ${missing}`, RequestId ? String(RequestId) : null);
}
