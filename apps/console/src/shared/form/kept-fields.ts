/** Forms hold plain values, so their JSON tells whether two are alike. */
export const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields that a person has changed since the form was filled: another template, or a newer version, never wipes them. */
export const changedFields = <T extends object>(typed: T, filled: T) =>
  (Object.keys(filled) as (keyof T & string)[]).filter((name) => !alike(typed[name], filled[name]));

/** What the form shows after `next` came in: everything new, but what was typed. */
export function keepTyped<T extends object>(typed: T, filled: T, next: T): { values: T; kept: (keyof T & string)[] } {
  const kept = changedFields(typed, filled);
  return { values: { ...next, ...Object.fromEntries(kept.map((name) => [name, typed[name]])) }, kept };
}
