import { inStateOf, type NodeRow } from './node-rows.ts';

export const sortKeys = ['name', 'status', 'ip', 'pool', 'location', 'joined', 'since'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface NodeSort {
  by: SortKey;
  descending: boolean;
}

/** What needs a look comes first. */
const urgency = ['Failed', 'Draining', 'Terminating'];
const urgencyOf = (status: string) => {
  const at = urgency.indexOf(status);
  return at >= 0 ? at : status === 'Running' ? urgency.length + 1 : urgency.length;
};

const valueOf: Record<SortKey, (row: NodeRow) => string | number> = {
  name: ({ order }) => order.name,
  status: ({ node }) => urgencyOf(node.status),
  ip: ({ order }) => order.ip,
  pool: ({ pool }) => pool,
  location: ({ node }) => node.location,
  joined: ({ joinedAt }) => joinedAt ?? 0,
  since: ({ node }) => inStateOf(node).at,
};
const compare = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);

/** Equal rows lie in the order of their names. */
export function sortNodes(rows: NodeRow[], { by, descending }: NodeSort) {
  const value = valueOf[by];
  const sign = descending ? -1 : 1;
  return rows.toSorted(
    (one, other) => sign * compare(value(one), value(other)) || compare(one.order.name, other.order.name),
  );
}

/** As the URL writes it: `since`, or `-since` for the other way round. */
export function parseSort(text: string | null): NodeSort {
  const descending = text?.startsWith('-') ?? false;
  const by = sortKeys.find((key) => key === (descending ? text?.slice(1) : text));
  return by ? { by, descending } : { by: 'name', descending: false };
}
export const writeSort = ({ by, descending }: NodeSort) => `${descending ? '-' : ''}${by}`;
