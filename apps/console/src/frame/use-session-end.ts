import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { session } from '#features/session/queries.ts';
import { onSessionDoubt, warnMs } from '#shared/api/session-end.ts';
import { serverNow } from '#shared/time/clock.ts';

/** The limit of timers. The session of a wall is longer. */
const longestTimerMs = 2_147_483_647;

/** Returns whether it is time to ask the server when the session ends. The person's use has mostly moved that by then. */
export function useSessionEndDue() {
  // Not enabled: after signing out, this must not ask again.
  const { idleEndsAt = '' } = useQuery({ ...session(), enabled: false }).data ?? {};
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const ask = () => setDue(true);
    const left = Date.parse(idleEndsAt) - warnMs - serverNow();
    const timer = setTimeout(ask, Math.min(left, longestTimerMs));
    const forget = onSessionDoubt(ask);
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, [idleEndsAt]);
  return isDue;
}
