import { useSyncExternalStore } from 'react';
import { remember, remembered } from '#shared/remembered.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
export const currentTheme = (): Theme => themes.find((theme) => theme === remembered('theme')) ?? 'system';

/** src/theme.js does the same before the first paint. */
export function changeTheme(theme: Theme) {
  remember('theme', theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  listeners.forEach((listener) => listener());
}

export const useTheme = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, currentTheme);
