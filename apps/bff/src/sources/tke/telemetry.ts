import { channel } from 'node:diagnostics_channel';

/** One sent call. `code` is TKE's code, `OK`, or what happened instead of an answer. */
export interface CallEnded {
  service: string;
  action: string;
  code: string;
  seconds: number;
}
/** How long a call waited for the budget. */
export interface BudgetWaited {
  action: string;
  purpose: string;
  seconds: number;
}
/** `key` identifies the breaker; it holds a SecretId. */
export interface BreakerChanged {
  key: string;
  state: 'open' | 'closed';
}

/** The client publishes its events here, independent of any listener. */
export const callEnded = channel('isthmus:tke-call');
export const budgetWaited = channel('isthmus:tke-budget');
export const breakerChanged = channel('isthmus:tke-breaker');

export const secondsSince = (begin: number) => (performance.now() - begin) / 1000;
