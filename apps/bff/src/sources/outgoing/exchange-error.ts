import type { NotSent } from '@isthmus/contracts/problem';

/**
 * Why an exchange ended without an answer. `not-sent`: no byte of the request left, `notSent` says why. `unanswered`: nothing came
 * back. `unreadable`: what came back breaks the rules of HTTP or ours.
 */
export class ExchangeError extends Error {
  readonly kind: 'not-sent' | 'unanswered' | 'unreadable';
  readonly notSent: NotSent | null;

  constructor(kind: ExchangeError['kind'], message: string, notSent: NotSent | null = null) {
    super(message);
    this.kind = kind;
    this.notSent = notSent;
  }
}

export const notSent = (cause: NotSent['cause'], at: string, message: string) =>
  new ExchangeError('not-sent', message, { cause, at });
