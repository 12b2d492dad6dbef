import type { NotSent } from '@isthmus/contracts/problem';

/**
 * Why an exchange has no answer. `not-sent`: no byte of the request was sent; `notSent` says why. `unanswered`: nothing came back.
 * `unreadable`: the answer violates HTTP or our rules.
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
