import { useNow } from './clock.ts';
import { clockOf } from './duration.ts';

interface Props {
  /** ISO 8601. Counts down to a future time, or up from a past one. */
  to: string;
}

/** Shows a running clock, `m:ss`. */
export function Countdown({ to }: Props) {
  const left = Date.parse(to) - useNow();
  return (
    <span role="timer" className="tabular font-mono text-xs">
      {clockOf(Math.abs(left))}
    </span>
  );
}
