import type { ClusterKey } from '@isthmus/contracts/places';
import { ChevronRight } from 'lucide-react';
import { createContext, useContext, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useMatches } from 'react-router';
import { rememberVisit } from '#shared/remembered.ts';
import type { CrumbHandle, CrumbNames } from './crumbs.ts';

/** The element of the top bar that shows the page's breadcrumbs; null until it is in the document. */
const Place = createContext<HTMLElement | null>(null);
export const TrailPlace = Place.Provider;

interface Props {
  title: string;
  names: CrumbNames;
  at: Partial<ClusterKey> | undefined;
}

/** Shows the page's breadcrumbs in the top bar; on a phone only the page above. */
export function Trail({ title, names, at }: Props) {
  const { t } = useTranslation();
  const place = useContext(Place);
  // The first handle is that of the page with this header. The route of a tab is nested deeper.
  const match = useMatches().find(({ handle }) => handle);
  const crumbs = (match?.handle as CrumbHandle | undefined)?.crumbs ?? [];
  const above = crumbs.slice(0, -1);
  const own = crumbs.at(-1);
  const object = own?.name;
  const to = own?.to({ ...match?.params, ...at }) ?? '';
  const cluster = names.cluster ?? '';
  useEffect(() => {
    if (object) rememberVisit({ kind: object, name: title, cluster, to });
  }, [object, title, cluster, to]);
  if (!place) return null;
  return createPortal(
    <nav aria-label={t('trail')} className="text-text-soft flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      {above.map(({ to, text, name }, index) => {
        const address = to({ ...match?.params, ...at });
        // On narrow screens, names of objects are worth more than those of lists.
        const hidden = index === above.length - 1 ? '' : text ? 'max-xl:hidden' : 'max-md:hidden';
        return (
          <span key={address} className={`inline-flex min-w-0 items-center gap-1.5 ${hidden}`}>
            <Link to={address} className="hover:text-text inline-flex min-h-6 min-w-0 items-center hover:underline">
              <span className="truncate">{text ? t(text) : name && names[name]}</span>
            </Link>
            <ChevronRight aria-hidden className="size-3 shrink-0 opacity-70 max-md:hidden" />
          </span>
        );
      })}
      <span aria-current="page" className={`text-text truncate font-semibold ${above.length ? 'max-md:hidden' : ''}`}>
        {title}
      </span>
    </nav>,
    place,
  );
}
