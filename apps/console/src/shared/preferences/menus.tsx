import { Languages, SunMoon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { currentLanguage, languages, type Language } from '#shared/i18n/language.ts';
import { remember, remembered } from '#shared/remembered.ts';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import { save } from './save.ts';

export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

export function chooseLanguage(language: Language) {
  save({ language });
  void changeLanguage(language);
}

interface MenuProps {
  /** Shows the current choice beside the icon. */
  hasWord?: boolean;
}

export function LanguageMenu({ hasWord = false }: MenuProps) {
  const { t, i18n } = useTranslation();
  const items = languages.map((language) => ({
    label: languageNames[language],
    checked: i18n.language === language,
    onSelect: () => chooseLanguage(language),
  }));
  return (
    <Menu items={items}>
      {hasWord ? (
        <Button size="sm" variant="ghost" aria-label={`${t('language')}: ${languageNames[currentLanguage()]}`}>
          <Languages aria-hidden />
          {languageNames[currentLanguage()]}
        </Button>
      ) : (
        <IconButton label={t('language')}>
          <Languages />
        </IconButton>
      )}
    </Menu>
  );
}

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

export function chooseTheme(theme: Theme) {
  save({ theme });
  changeTheme(theme);
}

export const useTheme = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, currentTheme);

export function ThemeMenu({ hasWord = false }: MenuProps) {
  const { t } = useTranslation();
  const chosen = useTheme();
  const items = themes.map((theme) => ({
    label: t(`theme.${theme}`),
    checked: theme === chosen,
    onSelect: () => chooseTheme(theme),
  }));
  return (
    <Menu items={items}>
      {hasWord ? (
        <Button size="sm" variant="ghost" aria-label={`${t('theme.title')}: ${t(`theme.${chosen}`)}`}>
          <SunMoon aria-hidden />
          {t(`theme.${chosen}`)}
        </Button>
      ) : (
        <IconButton label={t('theme.title')}>
          <SunMoon />
        </IconButton>
      )}
    </Menu>
  );
}
