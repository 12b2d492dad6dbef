import type { AccountKey, ClusterKey } from './places.ts';

/** An event of the stream: the object of this key now has this version. */
export interface VersionEvent {
  key: string;
  version: number;
}

/**
 * The header in which each answer states its position: it includes all events up to there. Positions of one process compare by their last
 * number; others do not compare.
 */
export const positionHeader = 'isthmus-position';

/** Returns the earlier of two positions; null when they do not compare, or one is null. */
export function earlierPosition(one: string | null, other: string | null) {
  const [sequence, number] = [one?.slice(0, one.lastIndexOf('.')), Number(one?.split('.').at(-1))];
  if (!one || !other?.startsWith(`${sequence}.`)) return null;
  return number <= Number(other.split('.').at(-1)) ? one : other;
}

/** The key of an event, which pages watch: `kind:account[:region[:cluster]]`. */
export const eventKey = (kind: string, { accountId, region, clusterId }: AccountKey & Partial<ClusterKey>) =>
  [kind, accountId, region, clusterId].filter(Boolean).join(':');

export const operationKey = (accountId: string, id: string) => `${eventKey('operations', { accountId })}:${id}`;

/** Returns the parts of a key; missing parts are undefined. */
export function splitEventKey(key: string) {
  const [kind = '', accountId, region, clusterId] = key.split(':');
  return { kind, accountId, region, clusterId };
}

/** Kinds of events that belong to no account. */
const kindsWithoutAccount = ['reach', 'templates'];

/** Whether a watch names no account and covers every account that the person may see. */
export function watchesAllAccounts(watch: string) {
  const { kind, accountId } = splitEventKey(watch);
  return accountId === undefined && !kindsWithoutAccount.includes(kind);
}

/** Whether a watch covers the key of an event. */
export const watches = (watch: string, key: string) => key === watch || key.startsWith(`${watch}:`);

/** The keys that a page may watch. A kind alone (`operations`) covers all accounts that the person may see. */
export const watchRule = /^[a-z-]{1,40}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[\w-]{1,60}){0,2})?$/;
