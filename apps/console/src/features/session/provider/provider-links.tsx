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

interface Props {
  providers: Ways['providers'];
  /** `next`, `invitation` or `bind`, as the BFF's address takes them. */
  search: Record<string, string>;
}

/** A button for each identity provider, the last used one first. The browser leaves Isthmus, so these are plain links. */
export function ProviderLinks({ providers, search }: Props) {
  const { t } = useTranslation('session');
  const last = lastUsedWay();
  const sorted = providers.toSorted((one, other) => Number(other.id === last) - Number(one.id === last));
  return (
    <div className="grid gap-2">
      {sorted.map(({ id, name }, index) => (
        <a
          key={id}
          href={`/api/sign-in/${id}?${new URLSearchParams(search)}`}
          className={buttonLook(index === 0 ? 'primary' : 'secondary')}
          style={look}
          onClick={() => rememberWay(id)}
        >
          <LogIn aria-hidden />
          {t('ways.continue', { name })}
          {id === last && providers.length > 1 && (
            <span className="ml-auto text-xs font-normal">{t('ways.lastUsed')}</span>
          )}
        </a>
      ))}
    </div>
  );
}
