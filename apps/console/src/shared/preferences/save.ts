import type { PreferenceChange } from '@isthmus/contracts/preferences';

/**
 * Keeps a choice with the person, in the background: the page already shows it. A choice that could not be sent is sent
 * with the next page. Lazy, because most visits choose nothing.
 */
export const save = (change: PreferenceChange) =>
  void import('./keep.ts').then(({ keep }) => keep(change)).catch(() => undefined);
