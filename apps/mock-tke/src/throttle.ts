import type { Account } from './account.ts';
import { TkeError } from './tke-error.ts';

const requestTimes = new WeakMap<Account, Map<string, number[]>>();

/** Limits requests per second for each action and account, in real time, as on TKE's pages. */
export function throttle(account: Account, action: string, now = Date.now()) {
  const most = account.options.throttlePerSecond;
  if (most === null) return;
  const byAction = requestTimes.get(account) ?? new Map<string, number[]>();
  requestTimes.set(account, byAction);
  const recent = (byAction.get(action) ?? []).filter((at) => at > now - 1000);
  if (recent.length >= most)
    throw new TkeError(
      'RequestLimitExceeded',
      `Your current request times equals to \`${recent.length + 1}\` in a second, which exceeds the frequency limit \`${most}\` for a second. Please reduce the frequency of calls.`,
    );
  byAction.set(action, [...recent, now]);
}
