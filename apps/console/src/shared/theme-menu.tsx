import { SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeTheme, themes, useTheme } from './theme.ts';
import { IconButton } from './ui/icon-button.tsx';
import { Menu } from './ui/menu.tsx';

export function ThemeMenu() {
  const { t } = useTranslation();
  const current = useTheme();
  const items = themes.map((theme) => ({
    label: t(`theme.${theme}`),
    checked: current === theme,
    onSelect: () => changeTheme(theme),
  }));
  return (
    <Menu items={items}>
      <IconButton label={t('theme.title')}>
        <SunMoon />
      </IconButton>
    </Menu>
  );
}
