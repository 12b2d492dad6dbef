import { Languages, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '#shared/i18n/language.ts';
import { Logo } from '#shared/page/logo.tsx';
import { languageNames, LanguageMenu, ThemeMenu } from '#shared/preferences/menus.tsx';
import { useTheme } from '#shared/preferences/theme.ts';
import { Button } from '#shared/ui/button.tsx';
import { Land } from './land.tsx';

interface Props {
  title: string;
  lead?: string | undefined;
  children: ReactNode;
}

// Inline, because the style sheet loads with every first page.
const pane = { flex: '4 1 0', padding: '24px clamp(16px, 7vw, 112px)' };
const box = { marginTop: 'clamp(32px, 20dvh, 200px)', maxWidth: '320px' };

/** Renders a page outside the frame: one column, with language, theme and host at its foot. */
export function Entrance({ title, lead, children }: Props) {
  const { t } = useTranslation(['session', 'shared']);
  const language = languageNames[currentLanguage()];
  const theme = t(`shared:theme.${useTheme()}`);
  return (
    <div className="flex min-h-dvh">
      <title>{`${title} · Isthmus`}</title>
      <div className="flex min-w-0 flex-1 flex-col" style={pane}>
        <header className="text-md flex h-8 items-center gap-2 font-semibold">
          <Logo />
          Isthmus
        </header>
        <main className="grid w-full max-w-sm gap-5" style={box}>
          <div className="grid gap-1">
            <h1 className="text-lg tracking-[-0.01em]">{title}</h1>
            <p className="text-text-soft">{lead ?? t('what')}</p>
          </div>
          {children}
        </main>
        <footer className="text-text-soft -ml-2 mt-auto flex flex-wrap items-center gap-1 pt-10 text-xs">
          <LanguageMenu
            button={
              <Button size="sm" variant="ghost" aria-label={`${t('shared:language')}: ${language}`}>
                <Languages aria-hidden />
                {language}
              </Button>
            }
          />
          <ThemeMenu
            button={
              <Button size="sm" variant="ghost" aria-label={`${t('shared:theme.title')}: ${theme}`}>
                <SunMoon aria-hidden />
                {theme}
              </Button>
            }
          />
          <span className="ml-auto max-w-full truncate">{location.host}</span>
        </footer>
      </div>
      <Land />
    </div>
  );
}
