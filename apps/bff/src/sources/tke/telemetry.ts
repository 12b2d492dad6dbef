import { channel } from 'node:diagnostics_channel';

/** One call that was sent: `code` is TKE's, `OK`, or what went wrong instead of an answer. */
export interface CallEnded {
  service: string;
  action: string;
  code: string;
  seconds: number;
}
/** How long a call waited for its turn. */
export interface BudgetWaited {
  action: string;
  purpose: string;
  seconds: number;
}
/** `key` names what the breaker is about; it holds a SecretId. */
export interface BreakerChanged {
  key: string;
  state: 'open' | 'closed';
}

/** Where the adapter reports what it does, without knowing who listens. */
export const callEnded = channel('isthmus:tke-call');
export const budgetWaited = channel('isthmus:tke-budget');
export const breakerChanged = channel('isthmus:tke-breaker');

export const secondsSince = (begin: number) => (performance.now() - begin) / 1000;
