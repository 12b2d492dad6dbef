import type { z } from 'zod';
import { TkeError } from '#sources/tke/tke-error';

/** Nobody watches an empty page for longer. */
const patienceMs = 12_000;

/** For all calls of one question together. */
export const patience = () => AbortSignal.timeout(patienceMs);

/** What TKE told, with all that it is good for; an answer without that is unreadable. */
export function useful<S extends z.ZodType>(action: string, schema: S, told: unknown): z.output<S> {
  const read = schema.safeParse(told);
  if (read.success) return read.data;
  const missing = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  const { RequestId } = Object(told) as { RequestId?: unknown };
  throw new TkeError(action, 'unreadable', null, `TKE's answer lacks ${missing}`, RequestId ? String(RequestId) : null);
}
