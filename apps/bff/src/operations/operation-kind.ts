import type { ClusterKey } from '@isthmus/contracts/places';
import type { Outcome } from '@isthmus/contracts/operations';
import type { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import type { Operation, OperationAttempt, Prisma } from '#generated/client';
import type { Caller } from '#sources/tke/tke-client';

export interface Context {
  app: FastifyInstance;
  operation: Operation;
  caller: Caller;
  /** When this step began, by the database's clock. */
  now: Date;
}

export type Target = Prisma.JsonObject;

/** What a request is built from: an operation, or one that is not recorded yet. */
interface RequestSource {
  clusterId: string;
  target: unknown;
  input: unknown;
}
interface End {
  state: 'succeeded' | 'failed' | 'conflict' | 'needs-attention';
  outcome: Outcome;
  /** What the target has become known as, such as the id of a pool just created. */
  target?: Prisma.InputJsonObject;
}

/**
 * `act`: call TKE now, keeping `seen`. `follow`: it has happened or is under way, so confirm, `seen` taking the place of the
 * answer. `unread`: nothing new could be read, and why if TKE said so.
 */
type Look =
  | { verdict: 'act'; seen: Prisma.InputJsonObject }
  | { verdict: 'follow'; seen: Prisma.InputJsonObject }
  | ({ verdict: 'end' } & End)
  | Unread;
export interface Unread {
  verdict: 'unread';
  problem: Problem | null;
}

/**
 * `waiting` with `seen` keeps what this read saw for the next; `evidence`, what was last seen, is for a person, should time run out,
 * and `problem` why it could not be read again.
 */
type Confirm =
  { state: 'waiting'; seen?: Prisma.InputJsonObject; evidence?: string | undefined; problem?: Problem | null } | End;

/**
 * One kind of change: TKE has no ClientToken and no task ids, so each says how to see whether it has happened.
 * `look` and `confirm` read observations newer than the moment they are asked.
 */
export interface OperationKind {
  /** The one TKE action that it calls. */
  action: string;
  /**
   * The body of that call, whole and in TKE's own names. Pure: the runner sends it, a dry run shows it, nothing else builds one.
   * `customData` is the text, where the operation has any.
   */
  request: (of: RequestSource, customData: string | null) => object;
  /** The dotted path of custom data in the body. */
  customDataAt?: string;
  /** What two steps must not touch at once, seconds long. */
  lock: (at: ClusterKey, target: Target) => string;
  /** What an unfinished operation of this kind keeps to itself within its cluster. */
  subjects: (target: Target) => string[];
  /** `attempt`: the last one, if any: its answer was lost, or a person asked for a retry. */
  look: (context: Context, attempt?: OperationAttempt) => Promise<Look>;
  /** What is worth keeping of TKE's reply beside its request id. */
  answerOf?: (reply: unknown) => Prisma.InputJsonObject;
  /** TKE's refusals that mean "already so": followed instead of failed. */
  followOn: string[];
  /** TKE's refusals that can mean "already so": followed when a look says so, else failed. */
  lookOn?: string[];
  confirm: (context: Context, attempt: OperationAttempt) => Promise<Confirm>;
  /** What success writes, in the transaction that records it. */
  succeeded?: (
    tx: Prisma.TransactionClient,
    operation: Operation,
    attempt: OperationAttempt | undefined,
  ) => Promise<void>;
  /** Whether a call without a recorded answer may be sent again once a look has found no effect. */
  resend: boolean;
  deadlineMs: number;
  /** From when on it is called late. */
  lateMs?: number;
}

export const outcome = (reason: string, seen: string | null = null, more: Partial<Outcome> = {}): Outcome => ({
  reason,
  seen,
  problem: null,
  note: null,
  ...more,
});
