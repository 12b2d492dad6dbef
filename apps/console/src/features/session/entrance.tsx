import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageMenu, ThemeMenu } from '#shared/preferences/menus.tsx';
import { Land } from './land.tsx';

interface Props {
  title: string;
  lead?: string | undefined;
  children: ReactNode;
}

/** Renders a page outside the frame: one column, with language, theme and host at its foot. */
export function Entrance({ title, lead, children }: Props) {
  const { t } = useTranslation('session');
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(400px,5fr)_7fr]">
      <title>{`${title} · Isthmus`}</title>
      <div className="flex min-h-dvh min-w-0 flex-col px-4 py-6 sm:px-[clamp(24px,7vw,112px)]">
        <p className="text-md flex h-8 items-center gap-2 font-semibold">
          <img src="/icon.svg" alt="" className="size-5" />
          Isthmus
        </p>
        <main className="mt-[clamp(32px,20dvh,200px)] grid w-full max-w-80 gap-5">
          <div className="grid gap-1">
            <h1 className="text-lg tracking-[-0.01em]">{title}</h1>
            <p className="text-text-soft">{lead ?? t('what')}</p>
          </div>
          {children}
        </main>
        <footer className="text-text-soft mt-auto -ml-2 flex flex-wrap items-center gap-1 pt-10 text-xs">
          <LanguageMenu hasWord />
          <ThemeMenu hasWord />
          <span className="ml-auto max-w-full truncate">{location.host}</span>
        </footer>
      </div>
      <Land />
    </div>
  );
}
