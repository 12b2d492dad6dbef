import type { NotSent, Problem, ProblemCode } from '@isthmus/contracts/problem';
import { z } from 'zod';
import { UpstreamError, type Fate } from '#sources/upstream-error';
import { rowOf } from './codes.ts';

const titles: Partial<Record<ProblemCode, string>> = {
  'not-in-beta': 'TKE refused: this account is not in the external-node beta',
  'credential-refused': "TKE refused the account's credential",
  'key-ended': 'The temporary key of the account has ended',
  'role-refused': 'Tencent Cloud did not let Isthmus assume the role',
  'no-server-key': 'Isthmus has no key of its own to assume the role with',
  'permission-missing': 'The credential lacks a CAM permission',
  'action-not-offered': 'This site of Tencent Cloud does not offer the action',
  'tke-busy': 'TKE limits requests; this one has to wait',
  'tke-failed': 'TKE failed inside',
  'clock-skewed': 'The clock of Isthmus is wrong by more than five minutes',
  'tke-not-reached': "Isthmus can't reach TKE; nothing was sent",
  'too-many-questions': 'Isthmus was too busy to send this in time',
  'tke-paused': 'Nothing was sent: Isthmus waits, because the last calls failed',
  'tke-unreachable': 'TKE did not answer',
  'tke-unreadable': 'TKE answered with something unreadable',
};

/**
 * `refused`: TKE answered with a code. `unreachable`: nothing came back. `unreadable`: what came back is not TKE's answer.
 * `not-sent`: the request was never sent. `paused`: the breaker stopped it. `ended`, `unset`: there is no key to sign it with.
 * `late`: Isthmus was not ready to send it before the caller's time ended.
 */
export const Kind = z.enum(['refused', 'unreachable', 'unreadable', 'not-sent', 'paused', 'ended', 'unset', 'late']);
type Kind = z.infer<typeof Kind>;

const withoutCode: Record<Exclude<Kind, 'refused'>, [status: number, code: ProblemCode]> = {
  unreachable: [502, 'tke-unreachable'],
  unreadable: [502, 'tke-unreadable'],
  'not-sent': [502, 'tke-not-reached'],
  paused: [503, 'tke-paused'],
  ended: [403, 'key-ended'],
  unset: [403, 'no-server-key'],
  late: [429, 'too-many-questions'],
};
const neverSent: Kind[] = ['not-sent', 'paused', 'ended', 'unset', 'late'];

/** What AssumeRole refuses concerns the role, not the key that signs the account's calls. */
const ofRole: ProblemCode[] = ['credential-refused', 'permission-missing', 'not-found', 'tke-refused'];

/** A failed call to TKE. `code` is TKE's code; null when TKE sent none. */
export class TkeError extends UpstreamError {
  readonly action: string;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly kind: Kind;
  readonly notSent: NotSent | null;

  constructor(
    action: string,
    kind: Kind,
    code: string | null,
    message: string,
    requestId: string | null,
    notSent: NotSent | null = null,
  ) {
    super(message);
    this.action = action;
    this.kind = kind;
    this.code = code;
    this.requestId = requestId;
    this.notSent = notSent;
  }

  get fate(): Fate {
    // An operation is never an AssumeRole: without the role's key, its own call was not sent.
    if (neverSent.includes(this.kind) || this.action === 'AssumeRole') return 'not-sent';
    return this.code === null ? 'unknown' : rowOf(this.code).fate;
  }

  get retryable() {
    return this.problem.code === 'tke-busy';
  }

  get problem(): Problem {
    const [status, code] = this.row();
    const { action, requestId, message, notSent } = this;
    return {
      status,
      code,
      title: titles[code] ?? 'TKE refused the request',
      upstream: { action, code: this.code, message, requestId },
      ...(notSent && { notSent }),
    };
  }

  private row(): [number, ProblemCode] {
    if (this.kind !== 'refused') return withoutCode[this.kind];
    const { status, code } = rowOf(this.code ?? '');
    return this.action === 'AssumeRole' && ofRole.includes(code) ? [403, 'role-refused'] : [status, code];
  }
}

/** Turns an error of a read into a TkeError. Any other error comes from an unexpected answer. */
export const toTkeError = (action: string, thrown: unknown): TkeError =>
  thrown instanceof TkeError
    ? thrown
    : new TkeError(action, 'unreadable', null, thrown instanceof Error ? thrown.message : String(thrown), null);
