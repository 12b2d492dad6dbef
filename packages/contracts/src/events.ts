import type { AccountKey, ClusterKey } from './places.ts';

/** What the event stream carries: what this key names has this version now. */
export interface VersionEvent {
  key: string;
  version: number;
}

/** The key that events carry and pages watch: `kind:account[:region[:cluster]]`. */
export const eventKey = (kind: string, { accountId, region, clusterId }: AccountKey & Partial<ClusterKey>) =>
  [kind, accountId, region, clusterId].filter(Boolean).join(':');

export const operationKey = (accountId: string, id: string) => `${eventKey('operations', { accountId })}:${id}`;

/** The parts of a key; those that it lacks are undefined. */
export function splitEventKey(key: string) {
  const [kind = '', accountId, region, clusterId] = key.split(':');
  return { kind, accountId, region, clusterId };
}

/** Kinds of events that belong to no account. */
const ofNoAccount = ['reach', 'templates'];

/** Whether a watch names no account and means every account that the person may see. */
export function isOverAccounts(watch: string) {
  const { kind, accountId } = splitEventKey(watch);
  return accountId === undefined && !ofNoAccount.includes(kind);
}

/** True when an event of this key concerns what is watched. */
export const watches = (watch: string, key: string) => key === watch || key.startsWith(`${watch}:`);

/** What a page may watch; a bare kind (`operations`) means all of it that the person may see. */
export const watchRule = /^[a-z-]{1,40}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[\w-]{1,60}){0,2})?$/;
