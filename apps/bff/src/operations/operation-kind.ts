import type { Outcome } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import type { Operation, OperationAttempt, Prisma } from '#generated/client';
import type { Caller } from '#tke/tke-client';

export interface Context {
  app: FastifyInstance;
  operation: Operation;
  caller: Caller;
}

/** `act`: call TKE now, keeping `seen`. `follow`: it has happened or is under way, so confirm. `end`: nothing is to be done. */
export type Look =
  | { verdict: 'act'; seen: Prisma.InputJsonObject }
  | { verdict: 'follow'; seen: Prisma.InputJsonObject }
  | { verdict: 'end'; state: 'succeeded' | 'conflict' | 'failed'; outcome: Outcome }
  | { verdict: 'unread' };

export type Confirm = 'waiting' | { state: 'succeeded' | 'failed' | 'conflict' | 'needs-attention'; outcome: Outcome };

/**
 * One kind of change: TKE has no ClientToken and no task ids, so each says how to see whether it has happened.
 * `look` and `confirm` read observations newer than the moment they are asked.
 */
export interface OperationKind {
  /** What must not be touched by two at once, seconds long. */
  lock: (target: { accountId: string; region: string; clusterId: string }) => string;
  /** `attempt`: the one whose answer was lost, if any. */
  look: (context: Context, attempt?: OperationAttempt) => Promise<Look>;
  /** One TKE call; throws TkeError. Resolves to what is worth keeping and the request id. */
  act: (context: Context) => Promise<{ requestId: string | null; answer: Prisma.InputJsonObject }>;
  /** TKE's refusals that mean "already so": followed instead of failed. */
  followOn: string[];
  confirm: (context: Context, attempt: OperationAttempt) => Promise<Confirm>;
  /** Whether a call without a recorded answer may be sent again once a look has found no effect. */
  resend: boolean;
  deadlineMs: number;
}

export const outcome = (reason: string, seen: string | null = null, more: Partial<Outcome> = {}): Outcome => ({
  reason,
  seen,
  problem: null,
  note: null,
  ...more,
});
