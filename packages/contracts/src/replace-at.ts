// Without zod, because the console's dialogs load this file.

/** Returns a copy of the object with a new value at a dotted path. */
export function replaceAt(object: object, path: string, replace: (value: unknown) => unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const fields = object as Record<string, unknown>;
  const value = fields[key];
  const isLeaf = rest.length === 0 || typeof value !== 'object' || value === null;
  return { ...fields, [key]: isLeaf ? replace(value) : replaceAt(value, rest.join('.'), replace) };
}
