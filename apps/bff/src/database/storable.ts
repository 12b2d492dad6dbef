import type { Prisma } from '#generated/client';

/** Whether PostgreSQL stores this text unchanged. */
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair (https://www.postgresql.org/docs/18/datatype-json.html).
 * Replaces each with the replacement character.
 */
export const storableText = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

const maxDepth = 32;

/** Makes every key and text inside storable. Drops values that are nested too deeply to be useful. */
export const storableJson = (value: Record<string, unknown>, depth = 0): Prisma.JsonObject =>
  // JSON in, JSON out. Entries, not assignments: a key may be __proto__.
  Object.fromEntries(
    Object.entries(value).map(([key, one]) => [storableText(key), storable(one, depth + 1)]),
  ) as Prisma.JsonObject;

function storable(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return null;
  return Array.isArray(value) ? value.map((one) => storable(one, depth + 1)) : storableJson({ ...value }, depth);
}
