import type { ClusterKey } from '@isthmus/contracts/places';
import type { Outcome } from '@isthmus/contracts/operations';
import type { OutcomeReason } from '@isthmus/contracts/outcome-reasons';
import type { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import type { Operation, OperationAttempt, Prisma } from '#generated/client';
import type { Caller } from '#sources/tke/tke-client';

export interface Context {
  app: FastifyInstance;
  operation: Operation;
  caller: Caller;
  /** When this step started, by the database clock. */
  now: Date;
}

export type Target = Prisma.JsonObject;

/** The input of a request: an operation, or one that is not recorded yet. */
interface RequestSource {
  clusterId: string;
  target: unknown;
  input: unknown;
}
interface End {
  state: 'succeeded' | 'failed' | 'conflict' | 'needs-attention';
  outcome: Outcome;
  /** What became known about the target, for example the id of a new pool. */
  target?: Prisma.InputJsonObject;
}

/**
 * `act`: call TKE now and store `seen`. `follow`: it happened or is in progress, so confirm; `seen` replaces the answer.
 * `unread`: nothing new could be read; `problem` is TKE's reason, if any.
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
 * `waiting`: `seen` is stored for the next read. `evidence` is the last seen state, shown to a person when the deadline passes.
 * `problem` is why the last read failed.
 */
type Confirm =
  { state: 'waiting'; seen?: Prisma.InputJsonObject; evidence?: string | undefined; problem?: Problem | null } | End;

/**
 * One kind of change. TKE has no ClientToken and no task ids, so each kind defines how to detect its effect.
 * `look` and `confirm` read observations newer than the moment of the call.
 */
export interface OperationKind {
  /** The one TKE action that it calls. */
  action: string;
  /**
   * Returns the whole body of that call, in TKE's names. Pure: the runner sends it, a dry run shows it, no other code builds one.
   * `customData` is the text, if the operation has any.
   */
  request: (of: RequestSource, customData: string | null) => object;
  /** The dotted path of custom data in the body. */
  customDataAt?: string;
  /** The lock key: two steps with the same key never run together. Locks last for seconds. */
  lock: (at: ClusterKey, target: Target) => string;
  /** The subjects that an unfinished operation reserves within its cluster. */
  subjects: (target: Target) => string[];
  /** `attempt`: the last one, if any. Its answer was lost, or a person requested a retry. */
  look: (context: Context, attempt?: OperationAttempt) => Promise<Look>;
  /** Returns the part of TKE's reply to store beside its request id. */
  answerOf?: (reply: unknown) => Prisma.InputJsonObject;
  /** TKE's refusals that mean "already done". They are followed instead of failed. */
  followOn: string[];
  /** TKE's refusals that may mean "already done". They are followed when a look confirms it, else failed. */
  lookOn?: string[];
  confirm: (context: Context, attempt: OperationAttempt) => Promise<Confirm>;
  /** The writes of a success, in the transaction that records it. */
  succeeded?: (
    tx: Prisma.TransactionClient,
    operation: Operation,
    attempt: OperationAttempt | undefined,
  ) => Promise<void>;
  /** Whether a call without an answer may be sent again after a look found no effect. */
  resend: boolean;
  deadlineMs: number;
  /** After this time it counts as late. */
  lateMs?: number;
}

export const outcome = (reason: OutcomeReason, seen: string | null = null, more: Partial<Outcome> = {}): Outcome => ({
  reason,
  seen,
  problem: null,
  note: null,
  ...more,
});
