import { useTranslation } from 'react-i18next';
import { Skeleton } from '#shared/ui/placeholder.tsx';

/** Renders the frame while the first page loads. Explains the wait when it takes long. */
export function FrameFallback() {
  const { t } = useTranslation();
  return (
    <div className="appearing frame [--after:200ms]">
      <div className="border-line bg-surface row-span-2 hidden h-dvh border-r px-2 py-3 md:block lg:px-3">
        <span className="flex h-8 items-center gap-2 px-2 font-semibold">
          <img src="/icon.svg" alt="" className="size-5" />
          <span className="max-lg:sr-only">Isthmus</span>
        </span>
      </div>
      <div className="border-line bg-surface h-11 border-b" />
      <main className="grid min-w-0 content-start gap-3 px-3 py-4 md:px-6">
        <Skeleton label={t('loading')} lines={8} />
        <p className="appearing text-text-soft [--after:5s]">{t('slowStart')}</p>
      </main>
    </div>
  );
}
