import { breakerChanged, type BreakerChanged } from './telemetry.ts';
import { TkeError } from './tke-error.ts';

interface Broken {
  failures: number;
  /** Nothing is asked before this moment, but for writes; null while closed. */
  until: number | null;
  last: TkeError;
}

const opensAfter = 5;
const longest = 4;

/**
 * One breaker for each (caller, region): after five calls in a row without a usable answer only one call at a time is let through,
 * now and then, so that nobody waits twenty seconds for what is known. It closes with the first answer, a refusal included.
 */
export class Breaker {
  private readonly broken = new Map<string, Broken>();
  private readonly pauseMs: number;
  private readonly told: (key: string, state: 'open' | 'closed') => void;
  private readonly now: () => number;
  private readonly random: () => number;

  /** Pauses grow from `pauseMs` to four times as much, each shortened by chance. */
  constructor(
    pauseMs: number,
    told: (key: string, state: 'open' | 'closed') => void,
    now: () => number = Date.now,
    random: () => number = Math.random,
  ) {
    this.pauseMs = pauseMs;
    this.told = told;
    this.now = now;
    this.random = random;
  }

  /** Throws what was met last while the breaker is open. */
  admit(key: string, action: string) {
    const broken = this.broken.get(key);
    if (!broken?.until) return;
    if (broken.until <= this.now()) {
      // This call is the try; others go on waiting until it has ended.
      broken.until = this.pauseFrom(broken.failures);
      return;
    }
    const { kind, message } = broken.last;
    const again = `${new Date(broken.until).toISOString().slice(11, 19)} UTC`;
    const why = `${message} (${broken.failures} times in a row; not asked now, again at ${again})`;
    throw new TkeError(action, kind, null, why, null, false);
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
    this.told(key, state);
  }

  private pauseFrom(failures: number) {
    const pause = this.pauseMs * Math.min(longest, 2 ** Math.max(0, failures - opensAfter));
    return this.now() + pause * (0.5 + this.random() / 2);
  }
}
