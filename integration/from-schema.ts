import fc from 'fast-check';
import type { Schema } from './described.ts';
import { hostileValue } from './hostile.ts';

/** Existing values by the name of the parameter or field. */
export type Known = Record<string, string[]>;

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

/** fast-check cannot generate texts for patterns with look-ahead. These get a fixed word. */
function matching(pattern: string) {
  try {
    return fc.stringMatching(new RegExp(pattern), { maxLength: 60 });
  } catch {
    return fc.constantFrom('rack', 'example.com/tier');
  }
}

const moments = fc.constantFrom(
  '0000-01-01T00:00:00Z',
  '1969-12-31T23:59:59.5Z',
  '2026-11-25T00:00:00.123456789Z',
  '9999-12-31T23:59:59.999999999Z',
);

function text(schema: Schema, name: string, known: Known): fc.Arbitrary<string> {
  const existing = known[name];
  if (schema.format === 'date-time') return moments;
  const made = schema.pattern
    ? matching(schema.pattern)
    : fc.string({
        unit: 'grapheme',
        minLength: schema.minLength ?? 0,
        maxLength: Math.min(schema.maxLength ?? 40, 80),
      });
  return existing?.length ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...existing) }, made) : made;
}

function plain(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  const { anyOf, items, properties = {}, required = [], minItems = 0, maxItems = 40 } = schema;
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (anyOf) return fc.oneof(...anyOf.map((one) => valid(one, name, known)));
  const { minimum = 0, maximum = 2 ** 31 } = schema;
  switch (schema.type) {
    case 'string':
      return text(schema, name, known);
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, minimum + 9) }), fc.constant(maximum));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valid(items ?? {}, name, known), { minLength: minItems, maxLength: Math.min(maxItems, 4) });
    case 'object': {
      const fields = Object.entries(properties).map(([key, inner]) => [key, valid(inner, key, known)]);
      return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required });
    }
    default:
      return anyText;
  }
}

/** Draws a valid value of the schema, with existing values where their names are known. */
export function valid(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  const made = plain(schema, name, known);
  return schema.nullable ? fc.option(made, { nil: null }) : made;
}

type Slot = { holder: Record<string, unknown>; key: string };
/** Every place in the value, as the object or list that holds it and the key. */
const slots = (value: unknown): Slot[] =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).flatMap((key) => {
        const holder = value as Record<string, unknown>;
        return [{ holder, key }, ...slots(holder[key])];
      })
    : [];

const Change = fc.record({
  at: fc.nat(1000),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
  value: hostileValue,
});

function change(value: unknown, { at, how, value: other }: { at: number; how: string; value: unknown }) {
  const all = slots(value);
  const slot = all[at % all.length];
  if (!slot) return;
  const { holder, key } = slot;
  const held = holder[key];
  if (how === 'remove') delete holder[key];
  else if (how === 'add') holder[`${key} `] = other;
  else if (how === 'repeat' && Array.isArray(held)) held.push(...held, ...held);
  else holder[key] = other;
}

/** Draws a value that is valid except for one or two fields. */
export const nearlyValid = (schema: Schema, known: Known) =>
  fc.tuple(valid(schema, '', known), fc.array(Change, { minLength: 1, maxLength: 2 })).map(([value, changes]) => {
    const copy = structuredClone(value);
    for (const one of changes) change(copy, one);
    return copy;
  });
