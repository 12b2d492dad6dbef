import type { Operation } from '@isthmus/contracts/operations';
import { z } from 'zod';

const Kept = z.object({ sha256: z.string(), bytes: z.number() });
const Runtime = z.strictObject({ type: z.string(), version: z.string() });
const Pair = z.object({ key: z.string(), value: z.string(), effect: z.string().optional() });
/** Fields without use for a reader: the form's digest and the typed confirmations. */
const hidden = ['basedOn', 'confirmedName', 'confirmed'];

const pairOf = ({ key, value, effect }: z.infer<typeof Pair>) =>
  `${key}${value && `=${value}`}${effect ? `:${effect}` : ''}`;

/** Returns a value as lines. A script becomes its hash and size, as in Activity. */
export function linesOf(value: unknown): string[] {
  const kept = Kept.safeParse(value);
  if (kept.success) return [`sha256 ${kept.data.sha256} · ${kept.data.bytes} B`];
  const runtime = Runtime.safeParse(value);
  if (runtime.success) return [`${runtime.data.type} ${runtime.data.version}`];
  const pairs = Pair.array().safeParse(value);
  if (pairs.success) return pairs.data.map(pairOf);
  if (Array.isArray(value)) return value.map(String);
  if (value !== null && typeof value === 'object')
    return Object.entries(value).map(([name, one]) => `${name}: ${String(one)}`);
  return [String(value)];
}

/** Lists the requested values by field. Omits unchanged fields and acknowledgements that were not needed. */
export const inputRows = ({ input }: Pick<Operation, 'input'>) =>
  Object.entries(input)
    .filter(([name, value]) => !hidden.includes(name) && value !== null && value !== undefined)
    .filter(([name, value]) => name !== 'acknowledged' || value === true)
    .map(([name, value]) => ({ name, lines: linesOf(value) }));

/** Returns both versions of a pool that changed meanwhile: the requested values and TKE's values. */
export function conflictRows({ input, outcome }: Pick<Operation, 'input' | 'outcome'>) {
  if (outcome?.reason !== 'changed-meanwhile' || !outcome.seen) return [];
  const now = z.record(z.string(), z.unknown()).parse(JSON.parse(outcome.seen));
  return Object.entries(now).map(([name, value]) => {
    const requested = name in input ? linesOf(input[name]) : null;
    const read = linesOf(value);
    return { name, requested, read, differs: requested !== null && requested.join() !== read.join() };
  });
}
