import type { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';
import { storableJson, storableText } from '#database/storable';
import { TkeError } from '#sources/tke/tke-error';

/** Longer texts are cut: nobody reads them, and an index of PostgreSQL takes no more than 2,704 bytes. */
const longestText = 2_000;
const longestId = 253;
const longestJson = 256 * 1024;

const cut = (text: string) => (text.length > longestText ? `${text.slice(0, longestText).toWellFormed()}…` : text);

/** A text; a number or boolean in its place becomes one. Null where TKE sent nothing. */
export const Text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : storableText(cut(String(value)))));
export const TextOrNull = Text.transform((text) => text || null);

/** A yes or no, also as text or as 0 and 1. Null where TKE sent nothing. */
export const Flag = z
  .union([
    z.boolean(),
    z.stringbool({ truthy: ['true'], falsy: ['false'] }),
    z.literal([0, 1]).transform((value) => value === 1),
  ])
  .nullish()
  .transform((value) => value ?? null);

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
export interface ReadItem<F extends Fields> {
  facts: { [K in keyof F]?: z.output<F[K]> };
  unreadable: string[];
}

/** Each field by itself, so that one odd field costs no other. */
export function readFields<F extends Fields>(fields: F, item: Record<string, unknown>): ReadItem<F> {
  const facts: Record<string, unknown> = {};
  const unreadable: string[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const read = schema.safeParse(item[name]);
    if (read.success) facts[name] = read.data;
    else unreadable.push(name);
  }
  // The generic seam: each value is what the schema of its name gave.
  return { facts: facts as ReadItem<F>['facts'], unreadable };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Only the values that could be read, to lay over those of before. */
export const defined = <T extends object>(row: T) =>
  // The generic seam.
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Defined<T>;

const Reply = z.record(z.string(), z.unknown());

/** An answer that says too little to be kept: what it leaves out has not vanished. */
export function unreadableReply(action: string, reply: unknown, message: string) {
  const requestId = TextOrNull.safeParse(Reply.safeParse(reply).data?.['RequestId']).data ?? null;
  return new TkeError(action, 'unreadable', null, message, requestId);
}

/** The answer as an object; throws for anything else. */
export function objectOf(action: string, reply: unknown) {
  const read = Reply.safeParse(reply);
  if (!read.success) throw unreadableReply(action, reply, 'The answer is not an object');
  return read.data;
}

/** An id that can be stored and named in an address; null for anything else. */
function idOf(value: unknown) {
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || id === '' || id.length > longestId) return null;
  return storableText(id) === id ? id : null;
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
    const item = Reply.safeParse(one).data;
    const id = idOf(item?.[idName]);
    if (item && id) items.set(id, item);
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
