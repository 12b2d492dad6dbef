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

/** True when an event of this key concerns what is watched. */
export const watches = (watch: string, key: string) => key === watch || key.startsWith(`${watch}:`);

/** What a page may watch. */
export const watchRule = /^[a-z-]{1,40}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[\w-]{1,60}){0,2})?$/;
