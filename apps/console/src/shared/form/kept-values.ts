import { mergeList } from '@isthmus/contracts/merge-list';
import type { Session } from '@isthmus/contracts/session';
import { queryClient } from '#shared/query-client.ts';

const prefix = 'isthmus.draft.';

/** Returns this tab's storage, which ends with the tab. Null when the browser blocks storage: then drafts are off. */
function storage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Starts the keys of this person's drafts, under this version of the person's rights. Null without a session. */
function ownPrefix() {
  const session = queryClient.getQueryData<Session>(['session']);
  return session ? `${prefix}${session.user.id} ${session.rightsVersion} ` : null;
}

/** A custom data script may hold secrets. */
const neverKept = ['customData'];
/** A link may carry a token: somebody pasted a join command into the wrong field. */
const isKeepable = ([name, value]: [string, unknown]) =>
  !neverKept.includes(name) && !JSON.stringify(value).includes('://');

interface Draft {
  values: Record<string, unknown>;
  /** Names of the typed fields that are not kept. */
  leftOut: string[];
}

/** Saves what a person typed across a reload and a new sign-in. `initial`: the values of the untouched form. */
export function keepDraft(name: string, values: object, initial: object) {
  const owner = ownPrefix();
  if (!owner) return;
  const fields = Object.entries(values).filter(([, value]) => value !== undefined);
  const untouched = new Map<string, unknown>(Object.entries(initial));
  const leftOut = fields
    .filter((field) => !isKeepable(field) && !alike(field[1], untouched.get(field[0])))
    .map(([field]) => field);
  const draft: Draft = { values: Object.fromEntries(fields.filter(isKeepable)), leftOut };
  try {
    storage()?.setItem(owner + name, JSON.stringify(draft));
  } catch {
    // The storage is full: the form has no draft.
  }
}

export const forgetDraft = (name: string) => storage()?.removeItem(ownPrefix() + name);

/** Deletes the drafts of everybody except this owner, without reading them. */
function deleteExcept(owner: string | null) {
  const kept = storage();
  for (const key of Object.keys(kept ?? {}))
    if (key.startsWith(prefix) && (owner === null || !key.startsWith(owner))) kept?.removeItem(key);
}

/** Clears all drafts, so the next person at this browser finds none. */
export const forgetDrafts = () => deleteExcept(null);

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/**
 * Returns the saved values of fields that still have the same type. The draft can be older than an upgrade. Null when
 * there is none. A draft of another person, or of other rights, is deleted unread.
 */
export function readDraft<T extends object>(
  name: string,
  initial: T,
): { values: Partial<T>; leftOut: string[] } | null {
  const owner = ownPrefix();
  deleteExcept(owner);
  if (!owner) return null;
  try {
    const draft = JSON.parse(storage()?.getItem(owner + name) ?? 'null') as Draft | null;
    if (!draft) return null;
    const known = new Map<string, unknown>(Object.entries(initial));
    const fitsForm = ([field, value]: [string, unknown]) =>
      known.has(field) && (known.get(field) === null || kindOf(value) === kindOf(known.get(field)));
    // The filter has checked the name and kind of each field.
    const values = Object.fromEntries(Object.entries(draft.values).filter(fitsForm)) as Partial<T>;
    return { values, leftOut: draft.leftOut.filter((field) => known.has(field)) };
  } catch {
    return null;
  }
}

/** Compares plain form values as JSON. */
export const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Returns the fields that a person changed since the form was filled. Filling it again does not overwrite them. */
export const changedFields = <T extends object>(typed: T, filled: T) =>
  (Object.keys(filled) as (keyof T & string)[]).filter((name) => !alike(typed[name], filled[name]));

/** Names an item of a list, by field. Such a list gets the typed changes; any other value is replaced as a whole. */
export type ItemKeys = Record<string, (item: never) => string>;

/** Returns `next` with the typed values kept. */
export function keepTyped<T extends object>(
  typed: T,
  filled: T,
  next: T,
  keys: ItemKeys = {},
): { values: T; kept: (keyof T & string)[] } {
  const kept = changedFields(typed, filled);
  const valueOf = (name: keyof T & string) => {
    const keyOf = keys[name];
    const [theirs, before, own] = [next[name], filled[name], typed[name]] as never[][];
    return keyOf && theirs && before && own ? mergeList(theirs, before, own, keyOf) : typed[name];
  };
  return { values: { ...next, ...Object.fromEntries(kept.map((name) => [name, valueOf(name)])) }, kept };
}
