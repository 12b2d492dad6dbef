const prefix = 'isthmus.draft.';

/** Returns this tab's storage, which ends with the tab. Null when the browser blocks storage: then drafts are off. */
function storage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Saves typed form values across a reload. */
export function keepDraft(name: string, values: unknown) {
  try {
    storage()?.setItem(prefix + name, JSON.stringify(values));
  } catch {
    // The storage is full: the form has no draft.
  }
}

export const forgetDraft = (name: string) => storage()?.removeItem(prefix + name);

/** Clears all drafts, so the next person at this browser finds none. */
export function forgetDrafts() {
  const kept = storage();
  for (const key of Object.keys(kept ?? {})) if (key.startsWith(prefix)) kept?.removeItem(key);
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/**
 * Returns the saved values of fields that still have the same type. The draft can be older than an upgrade. Null when
 * there is none.
 */
export function readDraft<T extends object>(name: string, initial: T): Partial<T> | null {
  try {
    const kept: unknown = JSON.parse(storage()?.getItem(prefix + name) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const known = new Map<string, unknown>(Object.entries(initial));
    const fitsForm = ([field, value]: [string, unknown]) =>
      known.has(field) && (known.get(field) === null || kindOf(value) === kindOf(known.get(field)));
    // The filter has checked the name and kind of each field.
    return Object.fromEntries(Object.entries(kept).filter(fitsForm)) as Partial<T>;
  } catch {
    return null;
  }
}

/** Compares plain form values as JSON. */
export const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Returns the fields that a person changed since the form was filled. Filling it again does not overwrite them. */
export const changedFields = <T extends object>(typed: T, filled: T) =>
  (Object.keys(filled) as (keyof T & string)[]).filter((name) => !alike(typed[name], filled[name]));

/** Returns `next` with the typed values kept. */
export function keepTyped<T extends object>(typed: T, filled: T, next: T): { values: T; kept: (keyof T & string)[] } {
  const kept = changedFields(typed, filled);
  return { values: { ...next, ...Object.fromEntries(kept.map((name) => [name, typed[name]])) }, kept };
}
