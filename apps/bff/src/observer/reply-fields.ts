import type { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';
import { isStorable, storableJson, storableText } from '#database/storable';
import { TkeError } from '#sources/tke/tke-error';

/** Longer texts are cut: nobody reads them, and a PostgreSQL index takes at most 2,704 bytes. */
const maxTextLength = 2_000;
const maxIdLength = 253;
const maxJsonLength = 256 * 1024;

const cut = (text: string) => (text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text);
const isNothing = (value: unknown) => value === null || value === undefined;

// One function each instead of a union of schemas, for speed: a large cluster has 10,000 nodes of eight fields.
type ParseContext = Pick<z.core.$RefinementCtx, 'issues'>;

function toText(value: unknown, { issues }: ParseContext): string {
  if (typeof value === 'string')
    return value.length <= maxTextLength && isStorable(value) ? value : storableText(cut(value));
  if (isNothing(value)) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  issues.push({ code: 'custom', input: value });
  return '';
}

function toFlag(value: unknown, { issues }: ParseContext): boolean | null {
  if (typeof value === 'boolean') return value;
  if (isNothing(value)) return null;
  if (value === 1 || value === 'true') return true;
  if (value !== 0 && value !== 'false') issues.push({ code: 'custom', input: value });
  return false;
}

/** A text. A number or boolean becomes text. Empty when TKE sent nothing. */
export const Text = z.transform(toText);
/** Like Text, but null when empty. */
export const TextOrNull = z.transform((value: unknown, context) => toText(value, context) || null);

/** A boolean, also from text or from 0 and 1. Null when TKE sent nothing. */
export const Flag = z.transform(toFlag);

/** An integer that PostgreSQL can store, also from text. Refuses fractions. Null when TKE sent nothing. */
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

/** An object as TKE sent it, made storable. Null when TKE sent nothing. */
export const Stored = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => (value ? storableJson(value) : null))
  .refine((value) => JSON.stringify(value).length <= maxJsonLength);

/** A list. Null or a missing value is an empty list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

type Fields = Record<string, z.ZodType>;
/** The readable values of one item, and the names of its unreadable fields. */
interface ReadItem<F extends Fields> {
  facts: { [K in keyof F]?: z.output<F[K]> };
  unreadable: string[];
}

/** Parses each field separately, so an odd field does not affect the others. */
export function readFields<F extends Fields>(fields: F, item: Record<string, unknown>): ReadItem<F> {
  const facts: ReadItem<F>['facts'] = {};
  const unreadable: string[] = [];
  for (const name in fields) {
    const read = fields[name]?.safeParse(item[name]);
    // Safe cast: each value comes from the schema of its name.
    if (read?.success) facts[name] = read.data as z.output<F[typeof name]>;
    else unreadable.push(name);
  }
  return { facts, unreadable };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Returns only the defined values, to merge over the old ones. */
export function defined<T extends object>(row: T): Defined<T> {
  const values: Defined<T> = {};
  // Safe cast: undefined was just excluded.
  for (const name in row) if (row[name] !== undefined) values[name] = row[name] as Exclude<T[typeof name], undefined>;
  return values;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The error for an answer with too little to store. Missing items do not count as vanished. */
export function unreadableReply(action: string, reply: unknown, message: string) {
  const requestId = isObject(reply) ? (TextOrNull.safeParse(reply['RequestId']).data ?? null) : null;
  return new TkeError(action, 'unreadable', null, message, requestId);
}

/** Returns the answer as an object; throws for anything else. */
export function objectOf(action: string, reply: unknown) {
  if (!isObject(reply)) throw unreadableReply(action, reply, 'The answer is not an object');
  return reply;
}

/** Returns an id that can be stored and used in an address; null for anything else. */
function idOf(value: unknown) {
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || id === '' || id.length > maxIdLength) return null;
  return isStorable(id) ? id : null;
}

interface Listed {
  items: Map<string, Record<string, unknown>>;
  /** The number of items in the answer, including those without an id and duplicates. */
  length: number;
  /** TKE's own count; null when missing or unreadable. */
  count: number | null;
  /** The number of items without an id. */
  nameless: number;
}

/** Returns the items of an answer by id. Throws when there is neither a list nor a count. */
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

/** Returns the problem of an incomplete list, whose missing items do not count as vanished; null for a complete list. */
export function problemOfList(action: string, reply: unknown, { length, count, nameless }: Listed): Problem | null {
  const gap =
    length < (count ?? 0)
      ? `TKE counts ${count} and listed ${length}`
      : nameless > 0 && `TKE listed ${nameless} without a name that can be read`;
  return gap ? unreadableReply(action, reply, gap).problem : null;
}
