import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { session } from '#features/session/queries.ts';
import { onSessionDoubt, warnMs } from '#shared/api/session-end.ts';
import { serverNow } from '#shared/time/clock.ts';

/** Returns whether it is time to ask the server when the session ends. The person's use has mostly moved that by then. */
export function useSessionEndDue() {
  // Not enabled: after signing out, this must not ask again.
  const { idleEndsAt = '' } = useQuery({ ...session(), enabled: false }).data ?? {};
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const ask = () => setDue(true);
    const timer = setTimeout(ask, Date.parse(idleEndsAt) - warnMs - serverNow());
    const forget = onSessionDoubt(ask);
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, [idleEndsAt]);
  return isDue;
}
