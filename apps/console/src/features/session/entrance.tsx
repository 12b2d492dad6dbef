import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageMenu, ThemeMenu } from '#shared/preferences/menus.tsx';

interface Props {
  title: string;
  lead?: string | undefined;
  children: ReactNode;
}

/** Renders a page outside the frame: product name, one column, language and theme. */
export function Entrance({ title, lead, children }: Props) {
  const { t } = useTranslation('session');
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr]">
      <title>{`${title} · Isthmus`}</title>
      <header className="flex h-11 items-center justify-end gap-1 px-2 md:px-6">
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main className="mx-auto grid w-full max-w-sm content-start gap-6 px-4 pt-[12dvh] pb-12">
        <div className="grid gap-1">
          <p className="text-md flex items-center gap-2 font-semibold">
            <img src="/icon.svg" alt="" className="size-6" />
            Isthmus
          </p>
          <p className="text-text-soft">{t('what')}</p>
        </div>
        <div className="grid gap-4">
          <div className="grid gap-1">
            <h1 className="text-lg">{title}</h1>
            {lead && <p className="text-text-soft">{lead}</p>}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
