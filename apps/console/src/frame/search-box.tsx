import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { isShortcut } from '#shared/ui/field/shortcut.ts';

const load = async () => (await Promise.all([import('#palette/palette.tsx'), loadTexts('palette')]))[0];
// Lazy: it loads when the pointer approaches the box, or with the first shortcut.
const Palette = lazy(load);

/** Opens the palette by click or key, and passes every shortcut of the frame to it. */
export function SearchBox() {
  const { t } = useTranslation();
  const params = useParams();
  const go = useNavigate();
  const [shown, show] = useState<'palette' | 'keys' | null>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        show('palette');
      } else if (/^[?acegjknt]$/.test(event.key) && isShortcut(event))
        void load().then(({ press }) => press(event.key, { params, go, show }));
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [params, go]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onClick={() => show('palette')}
        className="border-line text-text-soft hover:bg-hover inline-flex h-8 items-center gap-2 rounded-md border px-2 pointer-coarse:h-10"
      >
        <Search aria-hidden className="size-4" />
        <span className="max-md:sr-only">{t('search')}</span>
        <kbd aria-hidden className="max-md:hidden">
          {/Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'} K
        </kbd>
      </button>
      {shown && (
        <Suspense>
          <Palette shown={shown} onClose={() => show(null)} />
        </Suspense>
      )}
    </>
  );
}
