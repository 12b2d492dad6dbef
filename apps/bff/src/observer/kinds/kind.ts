import type { Problem } from '@isthmus/contracts/problem';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';
import type { Action2022, RequestOf, RequestOf2022, TkeClient } from '#sources/tke/tke-client';

export type Transaction = Prisma.TransactionClient;

/** Identifies one observation. `clusterId` is '' for a whole region. */
export interface ObservationKey extends ClusterKey {
  kind: string;
}

type Action = Parameters<TkeClient['call']>[1];
/** Calls TKE for the account and region of an observation; throws TkeError. Returns TKE's answer unchecked. */
export type AskTke = <N extends Action>(action: N, request: RequestOf<N>) => Promise<unknown>;

/** The same for version 2022-05-01. */
export type AskTke2022 = <N extends Action2022>(action: N, request: RequestOf2022<N>) => Promise<unknown>;

/** What a read changes in the database. */
interface Changed {
  /** Whether rows of this kind change. */
  rows: boolean;
  /** Writes the change in the observation's transaction. Resolves to whether more changes are expected soon. */
  write: (tx: Transaction) => Promise<boolean>;
}

/** The result of one read. `content` is stored with the observation, `rows` go to `compare`. */
export interface Finding<Rows> {
  content: Prisma.InputJsonObject;
  rows: Rows;
  /** Something is changing, so read again soon. */
  moving?: boolean;
  /** Why the answer is incomplete. Its rows are stored, and the observation keeps its age. */
  problem?: Problem | null;
}

/** What a read can use. */
export interface Reader {
  ask: AskTke;
  ask2022: AskTke2022;
  key: ObservationKey;
  /** Returns the stored ids, from the kind's `storedIds`. */
  storedIds: () => Promise<string[]>;
}

/** One kind of observation. */
export interface ObservationKind<Rows = unknown> {
  source: 'tke';
  /** One read per region, or one per cluster. */
  scope: 'region' | 'cluster';
  /** Which clusters: all, or those with external nodes enabled. */
  when: 'always' | 'enabled';
  /**
   * The pace while its page is open: that of pages, or that of the fleet. `slow`: a long list, read every ten minutes with few calls a
   * second, one cluster of an account after another, and never on demand.
   */
  pace: 'page' | 'fleet' | 'slow';
  /** Some sites or keys refuse its action, and the product works without it. */
  maySiteRefuse?: boolean;
  read(reader: Reader): Promise<Finding<Rows>>;
  /** For a kind that compares with stored ids while it reads. */
  storedIds?(db: Transaction, key: ObservationKey): Promise<string[]>;
  /**
   * Compares the rows with the stored ones, outside a transaction: if another read replaces this one meanwhile, `endRead` throws and
   * the write is undone. Null: nothing to write. `at`: when the read started, by the database clock. `gapFrom`: the last good reading when
   * readings since then are missing.
   */
  compare?(db: Transaction, key: ObservationKey, rows: Rows, at: Date, gapFrom: Date | null): Promise<Changed | null>;
}
