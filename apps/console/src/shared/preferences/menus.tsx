import type { ReactElement } from 'react';
import { Languages, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '#shared/i18n/i18n.ts';
import { languages, type Language } from '#shared/i18n/language.ts';
import { IconButton } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import { save } from './save.ts';
import { changeTheme, themes, useTheme, type Theme } from './theme.ts';

export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

export function chooseLanguage(language: Language) {
  save({ language });
  void changeLanguage(language);
}

interface MenuProps {
  /** Opens the menu instead of the icon. */
  button?: ReactElement<{ onClick?: () => void }>;
}

export function LanguageMenu({ button }: MenuProps) {
  const { t, i18n } = useTranslation();
  const items = languages.map((language) => ({
    label: languageNames[language],
    checked: i18n.language === language,
    onSelect: () => chooseLanguage(language),
  }));
  return (
    <Menu items={items}>
      {button ?? (
        <IconButton label={t('language')}>
          <Languages />
        </IconButton>
      )}
    </Menu>
  );
}

export function chooseTheme(theme: Theme) {
  save({ theme });
  changeTheme(theme);
}

export function ThemeMenu({ button }: MenuProps) {
  const { t } = useTranslation();
  const chosen = useTheme();
  const items = themes.map((theme) => ({
    label: t(`theme.${theme}`),
    checked: theme === chosen,
    onSelect: () => chooseTheme(theme),
  }));
  return (
    <Menu items={items}>
      {button ?? (
        <IconButton label={t('theme.title')}>
          <SunMoon />
        </IconButton>
      )}
    </Menu>
  );
}
