/** Compares plain form values as JSON. */
export const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Returns the fields that a person changed since the form was filled. A new template or version keeps them. */
export const changedFields = <T extends object>(typed: T, filled: T) =>
  (Object.keys(filled) as (keyof T & string)[]).filter((name) => !alike(typed[name], filled[name]));

/** Returns `next` with the typed values kept. */
export function keepTyped<T extends object>(typed: T, filled: T, next: T): { values: T; kept: (keyof T & string)[] } {
  const kept = changedFields(typed, filled);
  return { values: { ...next, ...Object.fromEntries(kept.map((name) => [name, typed[name]])) }, kept };
}
