import type { Problem } from '@isthmus/contracts/problem';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';
import type { RequestOf, TkeClient } from '#sources/tke/tke-client';

export type Transaction = Prisma.TransactionClient;

/** One observation. `clusterId` is '' for what concerns a whole region. */
export interface ObservationKey extends ClusterKey {
  kind: string;
}

type Action = Parameters<TkeClient['call']>[1];
/** Calls TKE for the account and region of an observation; throws TkeError. The answer is whatever TKE sent. */
export type AskTke = <N extends Action>(action: N, request: RequestOf<N>) => Promise<unknown>;

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
  /** Why the answer is not whole: its rows are stored, and the observation keeps its age. */
  problem?: Problem | null;
}

/** What a kind has at hand when it reads. */
export interface Reader {
  ask: AskTke;
  key: ObservationKey;
  /** The ids that are stored now, as `storedIds` found them. */
  storedIds: () => Promise<string[]>;
}

/** One kind of observation. */
export interface ObservationKind<Rows = unknown> {
  source: 'tke';
  /** One reading for a region, or one for each cluster in it. */
  scope: 'region' | 'cluster';
  /** Of clusters: all, or those whose external nodes are enabled. */
  when: 'always' | 'enabled';
  /** How often it is read while its page is open: as pages are, or as the fleet is. */
  pace: 'page' | 'fleet';
  read(reader: Reader): Promise<Finding<Rows>>;
  /** For a kind that compares while it reads. */
  storedIds?(db: Transaction, key: ObservationKey): Promise<string[]>;
  /** Writes the rows, in the transaction that keeps the observation. `at`: when the read began, by the database's clock. */
  store?(tx: Transaction, key: ObservationKey, rows: Rows, at: Date): Promise<Stored | void>;
}
