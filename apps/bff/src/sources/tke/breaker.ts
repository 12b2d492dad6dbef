import { breakerChanged, type BreakerChanged } from './telemetry.ts';
import { TkeError } from './tke-error.ts';

interface Failing {
  failures: number;
  /** Only writes pass before this moment; null while closed. */
  until: number | null;
  last: TkeError;
}

const opensAfter = 5;
const maxPauseFactor = 4;

/** What one breaker covers. It never affects another service, caller or region. */
export interface BreakerScope {
  service: string;
  uin: string;
  region: string;
}
export const breakerKey = ({ service, uin, region }: BreakerScope) => `${service} ${uin} ${region}`;
export function parseBreakerKey(key: string): BreakerScope {
  const [service = '', uin = '', region = ''] = key.split(' ');
  return { service, uin, region };
}

/**
 * One breaker per (service, caller, region). After five calls in a row without a usable answer it opens: one call passes now and then,
 * so people do not wait 20 s for a known failure. The first answer closes it, even a refusal.
 */
export class Breaker {
  private readonly failing = new Map<string, Failing>();
  private readonly pauseMs: number;
  private readonly onChange: (key: string, state: 'open' | 'closed') => void;
  private readonly now: () => number;
  private readonly random: () => number;

  /** Pauses grow from `pauseMs` to four times as much, each randomly shortened. */
  constructor(
    pauseMs: number,
    onChange: (key: string, state: 'open' | 'closed') => void,
    now: () => number = Date.now,
    random: () => number = Math.random,
  ) {
    this.pauseMs = pauseMs;
    this.onChange = onChange;
    this.now = now;
    this.random = random;
  }

  /**
   * While the breaker is open, throws `paused` for a person's question. For an observation it throws the last call's failure, because
   * that is why there is no newer read.
   */
  admit(key: string, action: string, isObserved: boolean) {
    const failing = this.failing.get(key);
    if (!failing?.until) return;
    if (failing.until <= this.now()) {
      // This call is the test. Other calls wait until it ends.
      failing.until = this.pauseFrom(failing.failures);
      return;
    }
    const { last } = failing;
    const nextCallAt = `${new Date(failing.until).toISOString().slice(11, 19)} UTC`;
    const why = `${last.message} (${failing.failures} times in a row; the next call is at ${nextCallAt})`;
    // When calls cannot be sent, that cause helps more than `paused`.
    const keepsKind = isObserved || last.kind === 'not-sent';
    throw new TkeError(
      isObserved ? last.action : action,
      keepsKind ? last.kind : 'paused',
      null,
      why,
      null,
      last.notSent,
    );
  }

  answered(key: string) {
    const wasOpen = this.failing.get(key)?.until;
    this.failing.delete(key);
    if (wasOpen) this.report(key, 'closed');
  }

  unanswered(key: string, last: TkeError) {
    const before = this.failing.get(key);
    const failures = (before?.failures ?? 0) + 1;
    const isOpen = failures >= opensAfter;
    this.failing.set(key, { failures, until: isOpen ? this.pauseFrom(failures) : null, last });
    if (isOpen && !before?.until) this.report(key, 'open');
  }

  private report(key: string, state: 'open' | 'closed') {
    breakerChanged.publish({ key, state } satisfies BreakerChanged);
    this.onChange(key, state);
  }

  private pauseFrom(failures: number) {
    const pause = this.pauseMs * Math.min(maxPauseFactor, 2 ** Math.max(0, failures - opensAfter));
    return this.now() + pause * (0.5 + this.random() / 2);
  }
}
