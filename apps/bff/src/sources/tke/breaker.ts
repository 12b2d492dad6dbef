import { breakerChanged, type BreakerChanged } from './telemetry.ts';
import { TkeError } from './tke-error.ts';

interface Broken {
  failures: number;
  /** Only writes pass before this moment; null while closed. */
  until: number | null;
  last: TkeError;
}

const opensAfter = 5;
const longest = 4;

/** A failing service of a region says nothing about other callers. */
export interface Guarded {
  service: string;
  secretId: string;
  region: string;
}
export const breakerKey = ({ service, secretId, region }: Guarded) => `${service} ${secretId} ${region}`;
export function guardedBy(key: string): Guarded {
  const [service = '', secretId = '', region = ''] = key.split(' ');
  return { service, secretId, region };
}

/**
 * One breaker per (service, caller, region). After five calls in a row without a usable answer it opens: one call passes now and then,
 * so people do not wait 20 s for a known failure. The first answer closes it, even a refusal.
 */
export class Breaker {
  private readonly broken = new Map<string, Broken>();
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
    const broken = this.broken.get(key);
    if (!broken?.until) return;
    if (broken.until <= this.now()) {
      // This call is the test. Other calls wait until it ends.
      broken.until = this.pauseFrom(broken.failures);
      return;
    }
    const { last } = broken;
    const again = `${new Date(broken.until).toISOString().slice(11, 19)} UTC`;
    const why = `${last.message} (${broken.failures} times in a row; the next call is at ${again})`;
    // Calls could not be sent, and that is still the cause.
    const isLast = isObserved || last.kind === 'not-sent';
    throw new TkeError(isObserved ? last.action : action, isLast ? last.kind : 'paused', null, why, null, last.notSent);
  }

  answered(key: string) {
    const wasOpen = this.broken.get(key)?.until;
    this.broken.delete(key);
    if (wasOpen) this.report(key, 'closed');
  }

  unanswered(key: string, last: TkeError) {
    const before = this.broken.get(key);
    const failures = (before?.failures ?? 0) + 1;
    const isOpen = failures >= opensAfter;
    this.broken.set(key, { failures, until: isOpen ? this.pauseFrom(failures) : null, last });
    if (isOpen && !before?.until) this.report(key, 'open');
  }

  private report(key: string, state: 'open' | 'closed') {
    breakerChanged.publish({ key, state } satisfies BreakerChanged);
    this.onChange(key, state);
  }

  private pauseFrom(failures: number) {
    const pause = this.pauseMs * Math.min(longest, 2 ** Math.max(0, failures - opensAfter));
    return this.now() + pause * (0.5 + this.random() / 2);
  }
}
