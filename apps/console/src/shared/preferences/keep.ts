import type { PreferenceChange, Preferences } from '@isthmus/contracts/preferences';
import { listNames } from '@isthmus/contracts/list-names';
import { changePreferences } from '@isthmus/contracts/routes/preferences';
import type { Session } from '@isthmus/contracts/session';
import { ApiError, call } from '#shared/api/call.ts';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { currentLanguage } from '#shared/i18n/language.ts';
import { queryClient } from '#shared/query-client.ts';
import { remember, remembered, unsentChoices } from '#shared/remembered.ts';
import { isTimeZone } from '#shared/time/zone-names.ts';
import { changeTheme } from './theme.ts';

const session = ['session'];
const unsent = () => JSON.parse(remembered(unsentChoices) || '{}') as PreferenceChange;

/**
 * Keeps a choice with the person. Without a session it stays in the browser, and the next sign-in takes it over. Throws
 * ApiError when it was not stored; the next page sends it again.
 */
export async function keep(change: PreferenceChange) {
  const before = unsent();
  const hiddenColumns = { ...before.hiddenColumns, ...change.hiddenColumns };
  const all = { ...before, ...change, ...(Object.keys(hiddenColumns).length && { hiddenColumns }) };
  remember(unsentChoices, JSON.stringify(all));
  if (queryClient.getQueryData(session)) await send();
}

/** Sends all choices that the server does not have. */
async function send(): Promise<Preferences> {
  const sent = remembered(unsentChoices);
  const forget = () => {
    // A choice made meanwhile is sent by its own call.
    if (remembered(unsentChoices) === sent) remember(unsentChoices, '');
  };
  try {
    const preferences = await call(changePreferences, { body: unsent() });
    forget();
    queryClient.setQueryData<Session>(session, (now) => now && { ...now, preferences });
    remember('preferences', JSON.stringify(preferences));
    return preferences;
  } catch (error) {
    // The server will never accept it, for example a time zone that only this browser knows.
    if (error instanceof ApiError && error.problem.status === 400) forget();
    throw error;
  }
}

/** Makes this browser follow the person's preferences. Sends first what was chosen before signing in. */
export async function follow({ preferences }: Session) {
  const sent = remembered(unsentChoices) ? await send().catch(() => null) : null;
  await apply(sent ?? preferences);
}

/** Null: the person chose nothing. Language and theme then stay as they are in this browser. */
async function apply(preferences: Preferences | null) {
  remember('preferences', JSON.stringify(preferences));
  const { language, theme, timeZone, density = 'comfortable', hiddenColumns } = preferences ?? {};
  applyTimeZone(timeZone ?? null);
  applyDensity(density);
  for (const list of listNames) remember(`${list}-columns-hidden`, (hiddenColumns?.[list] ?? []).join(','));
  if (theme && theme !== remembered('theme', 'system')) changeTheme(theme);
  if (language && language !== currentLanguage()) await changeLanguage(language);
}

/** A zone that this browser does not know counts as the browser's own. */
export const applyTimeZone = (zone: string | null) => remember('time-zone', zone && isTimeZone(zone) ? zone : '');

/** src/theme.js does the same before the first paint. */
export function applyDensity(density: Preferences['density']) {
  remember('density', density);
  document.documentElement.dataset['density'] = density;
}
