import { LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { remember, remembered } from '#shared/remembered.ts';
import { buttonLook } from '#shared/ui/button.tsx';
import type { Ways } from '../entry.ts';

/** The name under which the browser remembers how a person signed in: a provider's id, or `password`. */
const lastWay = 'last-sign-in';
export const rememberWay = (way: string) => remember(lastWay, way);
export const lastUsedWay = () => remembered(lastWay);

// Another icon than on the pages of clusters: a shared one would be one more file of theirs.
// The look is inline, because the style sheet loads with every first page.
const look = { height: '40px', justifyContent: 'flex-start', padding: '0 14px' };

/** `next`: the page to open after a plain sign-in. `onPress`: what to do before the browser leaves. */
type Props = { providers: Ways['providers'] } & ({ next: string } | { onPress: (provider: string) => void });

/** A button for each identity provider, the last used one first. The browser leaves Isthmus, so without `onPress` these are plain links. */
export function ProviderLinks({ providers, ...way }: Props) {
  const { t } = useTranslation('session');
  const last = lastUsedWay();
  const sorted = providers.toSorted((one, other) => Number(other.id === last) - Number(one.id === last));
  return (
    <div className="grid gap-2">
      {sorted.map(({ id, name }, index) => {
        const own = { className: buttonLook(index === 0 ? 'primary' : 'secondary'), style: look };
        const words = (
          <>
            <LogIn aria-hidden />
            {t('ways.continue', { name })}
            {id === last && providers.length > 1 && (
              <span className="ml-auto text-xs font-normal">{t('ways.lastUsed')}</span>
            )}
          </>
        );
        const press = () => {
          rememberWay(id);
          if ('onPress' in way) way.onPress(id);
        };
        return 'onPress' in way ? (
          <button key={id} type="button" {...own} onClick={press}>
            {words}
          </button>
        ) : (
          <a key={id} href={`/api/sign-in/${id}?${new URLSearchParams({ next: way.next })}`} {...own} onClick={press}>
            {words}
          </a>
        );
      })}
    </div>
  );
}
