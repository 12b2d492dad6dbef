import type { Effect } from './fault.ts';

/** Removes the last items of each list. The counts stay unchanged. */
const shortenLists = (reply: object, items: number) =>
  Object.fromEntries(
    Object.entries(reply).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, -items) : value]),
  );

/** Replaces every field with one of these names, at any depth. */
const replaceFields = (value: unknown, values: Record<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((item) => replaceFields(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name in values ? values[name] : replaceFields(inner, values)]),
  );
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merges `over` into `value`, field by field. Numeric keys in `over` select items of a list; otherwise every item is merged. */
function merged(value: unknown, over: unknown): unknown {
  if (!isRecord(over)) return over;
  if (Array.isArray(value)) {
    const byIndex = Object.keys(over).every((key) => /^\d+$/.test(key));
    const overItem = (index: number) => (byIndex ? over[index] : over);
    return value.map((item, index) => (overItem(index) === undefined ? item : merged(item, overItem(index))));
  }
  if (!isRecord(value)) return over;
  const fields = Object.entries(over).map(([name, inner]) => [name, merged(value[name], inner)]);
  return { ...value, ...Object.fromEntries(fields) };
}

function without(value: unknown, [name = '', ...inner]: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, [name, ...inner]));
  if (!isRecord(value) || !Object.hasOwn(value, name)) return value;
  const { [name]: field, ...others } = value;
  return inner.length ? { ...value, [name]: without(field, inner) } : others;
}

/** Returns the body of an answer after an effect. `Response` is what TKE would have answered. */
export function damaged(Response: object, effect: Effect | undefined): string {
  const whole = JSON.stringify({ Response });
  switch (effect?.kind) {
    case 'truncated':
      return whole.slice(0, Math.floor(whole.length / 2));
    case 'not-json':
      return '<html><body>The gateway has a page of its own</body></html>';
    case 'no-response':
      return '{}';
    case 'short-list':
      return JSON.stringify({ Response: shortenLists(Response, effect.items) });
    case 'fields':
      return JSON.stringify({ Response: replaceFields(Response, effect.values) });
    case 'merge': {
      const all = merged(Response, effect.response);
      return JSON.stringify({ Response: effect.without.reduce((left, path) => without(left, path.split('.')), all) });
    }
    default:
      return whole;
  }
}
