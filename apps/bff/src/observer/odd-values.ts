export type Json = Record<string, unknown>;

const absent = Symbol('absent');

/** Odd values, each tried in every field. */
export const odd: Record<string, unknown> = {
  absent,
  null: null,
  number: 5,
  fraction: 1.5,
  '1e30': 1e30,
  text: 'word',
  boolean: true,
  list: [],
  object: {},
  huge: 'x'.repeat(1_000_000),
  NUL: 'a\0b',
  'half a pair': 'a\ud800b',
};

/** The fields of an answer as paths; for a list, those of its first item. */
export const pathsOf = (value: unknown): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value)
        .filter(([name]) => !Array.isArray(value) || name === '0')
        .flatMap(([name, inner]) => [
          ...(Array.isArray(value) ? [] : [[name]]),
          ...pathsOf(inner).map((path) => [name, ...path]),
        ]);

/** Returns the answer with this value at the path. */
export function withOdd(reply: Json, path: string[], value: unknown): Json {
  const copy = structuredClone(reply);
  let holder: Json = copy;
  for (const name of path.slice(0, -1)) holder = holder[name] as Json;
  const last = path.at(-1) ?? '';
  if (value === absent) delete holder[last];
  else holder[last] = value;
  return copy;
}
