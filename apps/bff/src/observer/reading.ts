import type { Prisma } from '#generated/client';
import type { Caller, TkeClient } from '#tke/tke-client';
import { TkeError } from '#tke/tke-error';
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
  TotalCount?: number;
  RequestId?: string;
}

/** Refuses a list shorter than TKE's own count of it: what is missing from half an answer has not vanished. */
export function refusePartial(action: string, listed: number, { TotalCount, RequestId }: Told) {
  if (listed >= (TotalCount ?? 0)) return;
  const message = `TKE counts ${TotalCount} and listed ${listed}`;
  throw new TkeError(action, 'unreadable', null, message, RequestId ?? null);
}
