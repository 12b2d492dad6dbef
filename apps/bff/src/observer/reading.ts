import type { Prisma } from '#generated/client';
import type { Caller, TkeClient } from '#sources/tke/tke-client';
import { TkeError } from '#sources/tke/tke-error';
import type { ObservationKey } from './observation-key.ts';

export type Transaction = Prisma.TransactionClient;

interface Stored {
  /** Whether any row differs from before. */
  changed: boolean;
  /** More is expected to come soon. */
  expecting: boolean;
}

/** What one read found: kept in the observation's content, or written to rows of its own by `store`. */
export interface Finding {
  content: Prisma.InputJsonObject;
  store?: (tx: Transaction) => Promise<Stored | void>;
  /** Something is on the move: read again soon. */
  moving?: boolean;
}

/** Reads one kind of observation from TKE; throws TkeError. `at`: when the read began, by the database's clock. */
export type Reading = (tke: TkeClient, caller: Caller, key: ObservationKey, at: Date) => Promise<Finding>;

interface Told {
  /** Stricter in the SDK than on the wire, where any value may be null. */
  TotalCount?: number | null;
  RequestId?: string;
}

/** An answer that says too little to be kept: what it leaves out has not vanished. */
export const saysTooLittle = (action: string, message: string, { RequestId }: Told) =>
  new TkeError(action, 'unreadable', null, message, RequestId ?? null);

/** The items that TKE listed, by name; throws for a list that is not whole, and for an item that does not say which it is. */
export function namedItems<T>(action: string, told: Told, list: T[] | null | undefined, nameOf: (item: T) => unknown) {
  const { TotalCount } = told;
  if (!list && typeof TotalCount !== 'number') throw saysTooLittle(action, 'TKE told neither a list nor a count', told);
  const listed = list ?? [];
  if (listed.length < (TotalCount ?? 0))
    throw saysTooLittle(action, `TKE counts ${TotalCount} and listed ${listed.length}`, told);
  if (!listed.every(nameOf)) throw saysTooLittle(action, 'TKE listed something without its name', told);
  return listed;
}
