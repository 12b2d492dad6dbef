import type { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';
import { isStorable, storableJson, storableText } from '#database/storable';
import { TkeError } from '#sources/tke/tke-error';

/** Longer texts are cut: nobody reads them, and an index of PostgreSQL takes no more than 2,704 bytes. */
const longestText = 2_000;
const longestId = 253;
const longestJson = 256 * 1024;

const cut = (text: string) => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);
const isNothing = (value: unknown) => value === null || value === undefined;

// One function each rather than a union of schemas: a large cluster has ten thousand nodes of eight fields.
type Refusals = Pick<z.core.$RefinementCtx, 'issues'>;

function toText(value: unknown, { issues }: Refusals): string {
  if (typeof value === 'string')
    return value.length <= longestText && isStorable(value) ? value : storableText(cut(value));
  if (isNothing(value)) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  issues.push({ code: 'custom', input: value });
  return '';
}

function toFlag(value: unknown, { issues }: Refusals): boolean | null {
  if (typeof value === 'boolean') return value;
  if (isNothing(value)) return null;
  if (value === 1 || value === 'true') return true;
  if (value !== 0 && value !== 'false') issues.push({ code: 'custom', input: value });
  return false;
}

/** A text; a number or boolean in its place becomes one. Empty where TKE sent nothing. */
export const Text = z.transform(toText);
/** The same, null where it is empty. */
export const TextOrNull = z.transform((value: unknown, refusals) => toText(value, refusals) || null);

/** A yes or no, also as text or as 0 and 1. Null where TKE sent nothing. */
export const Flag = z.transform(toFlag);

/** An integer that PostgreSQL can hold, also as text; a fraction counts nothing and is refused. Null where TKE sent nothing. */
export const Whole = z
  .union([
    z.int32(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ])
  .nullish()
  .transform((value) => value ?? null);
export const Count = Whole.refine((count) => count === null || count >= 0);

/** An object as TKE sent it, as far as it can be stored. Null where TKE sent nothing. */
export const Stored = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => (value ? storableJson(value) : null))
  .refine((value) => JSON.stringify(value).length <= longestJson);

/** A list; null and nothing are an empty one. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

type Fields = Record<string, z.ZodType>;
/** What could be read of one item, and the names of TKE's fields that could not. */
interface ReadItem<F extends Fields> {
  facts: { [K in keyof F]?: z.output<F[K]> };
  unreadable: string[];
}

/** Each field by itself, so that one odd field costs no other. */
export function readFields<F extends Fields>(fields: F, item: Record<string, unknown>): ReadItem<F> {
  const facts: ReadItem<F>['facts'] = {};
  const unreadable: string[] = [];
  for (const name in fields) {
    const read = fields[name]?.safeParse(item[name]);
    // The generic seam: each value is what the schema of its name gave.
    if (read?.success) facts[name] = read.data as z.output<F[typeof name]>;
    else unreadable.push(name);
  }
  return { facts, unreadable };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Only the values that could be read, to lay over those of before. */
export function defined<T extends object>(row: T): Defined<T> {
  const values: Defined<T> = {};
  // The generic seam.
  for (const name in row) if (row[name] !== undefined) values[name] = row[name] as Exclude<T[typeof name], undefined>;
  return values;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer that says too little to be kept: what it leaves out has not vanished. */
export function unreadableReply(action: string, reply: unknown, message: string) {
  const requestId = isObject(reply) ? (TextOrNull.safeParse(reply['RequestId']).data ?? null) : null;
  return new TkeError(action, 'unreadable', null, message, requestId);
}

/** The answer as an object; throws for anything else. */
export function objectOf(action: string, reply: unknown) {
  if (!isObject(reply)) throw unreadableReply(action, reply, 'The answer is not an object');
  return reply;
}

/** An id that can be stored and named in an address; null for anything else. */
function idOf(value: unknown) {
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || id === '' || id.length > longestId) return null;
  return isStorable(id) ? id : null;
}

interface Listed {
  items: Map<string, Record<string, unknown>>;
  /** How many items the answer held, those without an id and those listed twice included. */
  length: number;
  /** TKE's own count; null where it is missing or unreadable. */
  count: number | null;
  /** Items that do not say which they are. */
  nameless: number;
}

/** The items of an answer by their id. Throws where there is neither a list nor a count. */
export function listedItems(action: string, reply: unknown, listName: string, idName: string): Listed {
  const answer = objectOf(action, reply);
  const count = Count.safeParse(answer['TotalCount']).data ?? null;
  const list = answer[listName] ?? null;
  if (list === null && count === null) throw unreadableReply(action, reply, 'TKE sent neither a list nor a count');
  if (list !== null && !Array.isArray(list)) throw unreadableReply(action, reply, `${listName} is not a list`);
  const listed: unknown[] = list ?? [];
  const items = new Map<string, Record<string, unknown>>();
  let nameless = 0;
  for (const one of listed) {
    const id = isObject(one) ? idOf(one[idName]) : null;
    if (isObject(one) && id) items.set(id, one);
    else nameless += 1;
  }
  return { items, length: listed.length, count, nameless };
}

/** Why a list is not whole, so that nothing may be taken for gone; null for a whole one. */
export function problemOfList(action: string, reply: unknown, { length, count, nameless }: Listed): Problem | null {
  const lacking =
    length < (count ?? 0)
      ? `TKE counts ${count} and listed ${length}`
      : nameless > 0 && `TKE listed ${nameless} without a name that can be read`;
  return lacking ? unreadableReply(action, reply, lacking).problem : null;
}
