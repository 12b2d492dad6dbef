import { paths } from './paths.ts';
import { serverNow } from './time/clock.ts';
import { dayAfter, dayOf } from './time/zone-day.ts';

/** What a person did in the last seven days. */
export const auditOfWeek = (personId: string) =>
  paths.audit({ person: personId, since: dayAfter(dayOf(serverNow()), -6) });
