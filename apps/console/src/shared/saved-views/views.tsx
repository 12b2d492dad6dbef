import type { ListName } from '@isthmus/contracts/list-names';
import type { SavedView } from '@isthmus/contracts/preferences';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { searchOfView } from './view-search.ts';

// Lazy: a person without views, at a list without a filter, has nothing to open or to save.
const SavedViews = lazy(async () => (await Promise.all([import('./saved-views.tsx'), loadTexts('preferences')]))[0]);

interface Props {
  list: ListName;
  /** The person's views of all lists. */
  views: SavedView[];
  hidden: string[];
  onHide: (hidden: string[]) => void;
}

/** Shows the person's saved views of a list as tabs, once there is one or something to save. */
export function Views({ views: all, ...props }: Props) {
  const [search] = useSearchParams();
  const views = all.filter(({ list }) => list === props.list);
  if (!views.length && !searchOfView(search) && !props.hidden.length) return null;
  return (
    <Suspense>
      <SavedViews {...props} views={views} />
    </Suspense>
  );
}
