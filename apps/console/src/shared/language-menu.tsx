import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from './i18n/i18n.ts';
import { languages, type Language } from './i18n/language.ts';
import { IconButton } from './ui/icon-button.tsx';
import { Menu } from './ui/menu.tsx';

const names: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const items = languages.map((language) => ({
    label: names[language],
    checked: i18n.language === language,
    onSelect: () => void changeLanguage(language),
  }));
  return (
    <Menu items={items}>
      <IconButton label={t('language')}>
        <Languages />
      </IconButton>
    </Menu>
  );
}
