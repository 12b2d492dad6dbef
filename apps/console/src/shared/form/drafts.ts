const prefix = 'isthmus.draft.';

/** Of this tab alone, and gone with it. A browser that blocks storage keeps no drafts. */
function storage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Keeps what was typed into a form over a reload. */
export function keepDraft(name: string, values: unknown) {
  try {
    storage()?.setItem(prefix + name, JSON.stringify(values));
  } catch {
    // No room: the form is lost with the page, as without drafts.
  }
}

export const forgetDraft = (name: string) => storage()?.removeItem(prefix + name);

/** For the next person at this browser. */
export function forgetDrafts() {
  const kept = storage();
  for (const key of Object.keys(kept ?? {})) if (key.startsWith(prefix)) kept?.removeItem(key);
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** The kept values of those fields that the form still has in the same form: it may be from before an upgrade. Null for none. */
export function readDraft<T extends object>(name: string, initial: T): Partial<T> | null {
  try {
    const kept: unknown = JSON.parse(storage()?.getItem(prefix + name) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const known = new Map<string, unknown>(Object.entries(initial));
    const isOfForm = ([field, value]: [string, unknown]) =>
      known.has(field) && (known.get(field) === null || kindOf(value) === kindOf(known.get(field)));
    // Checked field by field, as far as plain values can be.
    return Object.fromEntries(Object.entries(kept).filter(isOfForm)) as Partial<T>;
  } catch {
    return null;
  }
}
