import { useNow } from './clock.ts';
import { clockOf } from './duration.ts';

interface Props {
  /** ISO 8601: counts down to a moment that is to come, or up from one that has been. */
  to: string;
}

/** A running clock, `m:ss`. */
export function Countdown({ to }: Props) {
  const left = Date.parse(to) - useNow();
  return (
    <span role="timer" className="tabular font-mono text-xs">
      {clockOf(Math.abs(left))}
    </span>
  );
}
