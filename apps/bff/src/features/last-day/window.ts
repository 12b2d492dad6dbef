import type { ClusterKey } from '@isthmus/contracts/places';

/** A time of one cluster. */
export interface Window {
  place: ClusterKey;
  from: Date;
  until: Date;
}

/** Returns the last items, and how many it leaves out. The items are oldest first. */
export function newest<Item>(items: Item[], most = 200) {
  return { kept: items.slice(-most), leftOut: Math.max(0, items.length - most) };
}
