import type { ClusterKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';
import type { ReplyOf, RequestOf, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';

export type Transaction = Prisma.TransactionClient;

/** One observation. `clusterId` is '' for what concerns a whole region. */
export interface ObservationKey extends ClusterKey {
  kind: string;
}

type Action = Parameters<TkeClient['call']>[1];
/** Calls TKE for the account and region of an observation; throws TkeError. */
export type AskTke = <N extends Action>(action: N, request: RequestOf<N>) => Promise<ReplyOf<N>>;

interface Stored {
  /** Whether any row differs from before. */
  changed: boolean;
  /** More is expected to come soon. */
  expecting: boolean;
}

/** What one read found: `content` is kept with the observation, `rows` go to `store`. */
export interface Finding<Rows> {
  content: Prisma.InputJsonObject;
  rows: Rows;
  /** Something is on the move: read again soon. */
  moving?: boolean;
}

/** One kind of observation. `at`: when the read began, by the database's clock. */
export interface ObservationKind<Rows = unknown> {
  source: 'tke';
  /** One reading for a region, or one for each cluster in it. */
  scope: 'region' | 'cluster';
  /** Of clusters: all, or those whose external nodes are enabled. */
  when: 'always' | 'enabled';
  /** How often it is read while its page is open: as pages are, or as the fleet is. */
  pace: 'page' | 'fleet';
  read(ask: AskTke, key: ObservationKey, at: Date): Promise<Finding<Rows>>;
  /** Writes the rows, in the transaction that keeps the observation. */
  store?(tx: Transaction, key: ObservationKey, rows: Rows, at: Date): Promise<Stored | void>;
}

interface Reply {
  /** Stricter in the SDK than on the wire, where any value may be null. */
  TotalCount?: number | null;
  RequestId?: string;
}

/** An answer that says too little to be kept: what it leaves out has not vanished. */
export const saysTooLittle = (action: string, message: string, { RequestId }: Reply) =>
  new TkeError(action, 'unreadable', null, message, RequestId ?? null);

/** The items that TKE listed, by name; throws for a list that is not whole, and for an item that does not say which it is. */
export function namedItems<T>(
  action: string,
  reply: Reply,
  list: T[] | null | undefined,
  nameOf: (item: T) => unknown,
) {
  const { TotalCount } = reply;
  if (!list && typeof TotalCount !== 'number')
    throw saysTooLittle(action, 'TKE told neither a list nor a count', reply);
  const listed = list ?? [];
  if (listed.length < (TotalCount ?? 0))
    throw saysTooLittle(action, `TKE counts ${TotalCount} and listed ${listed.length}`, reply);
  if (!listed.every(nameOf)) throw saysTooLittle(action, 'TKE listed something without its name', reply);
  return listed;
}
