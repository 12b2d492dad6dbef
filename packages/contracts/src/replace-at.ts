/** Returns a copy of the object with a new value at a dotted path. Without zod: the console's dialogs load this. */
export function replaceAt(of: object, path: string, replace: (value: unknown) => unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const fields = of as Record<string, unknown>;
  const value = fields[key];
  const isLeaf = rest.length === 0 || typeof value !== 'object' || value === null;
  return { ...fields, [key]: isLeaf ? replace(value) : replaceAt(value, rest.join('.'), replace) };
}
