import type { ClusterKey } from '@isthmus/contracts/places';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#shared/ui/button.tsx';
import type { MenuItem } from '#shared/ui/menu-list.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import type { CrumbNames } from './crumbs.ts';
import { Trail } from './trail.tsx';

interface Props {
  /** Also the name in the breadcrumbs, and of the tab unless `tab` is given. */
  title: string;
  /** The name of the tab, when it says more than the title. */
  tab?: string;
  /** What the page says instead of its title. */
  heading?: ReactNode;
  /** Names of the objects in the breadcrumbs. */
  names?: CrumbNames;
  /** Breadcrumb parameters that are not in the address. */
  at?: Partial<ClusterKey>;
  state?: ReactNode;
  /** Ids and facts beside the state. */
  facts?: ReactNode;
  /** The main action of the page. */
  action?: ReactNode;
  /** Other actions in the ⋯ menu: edit, copy, …, dangerous ones last. */
  more?: MenuItem[];
  children?: ReactNode;
}

/**
 * Renders name, state, id and one main action, the same on every object page. React moves the title into the document's
 * head.
 */
export function PageHeader({
  title,
  tab = title,
  heading = title,
  names = {},
  at,
  state,
  facts,
  action,
  more = [],
  children,
}: Props) {
  const { t } = useTranslation();
  return (
    <header className="grid gap-1.5">
      <title>{`${tab} · Isthmus`}</title>
      <Trail title={title} names={names} at={at} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 tabIndex={-1} className="text-lg tracking-[-0.01em] break-words whitespace-pre-wrap outline-none">
          {heading}
        </h1>
        {state}
        {/* The hidden copy button of an id does not add to the space after it. */}
        {facts && <div className="head-facts text-text-soft flex flex-wrap items-center gap-x-3 gap-y-1">{facts}</div>}
        <div className="page-acts ml-auto flex items-center gap-2">
          {action}
          {more.length > 0 && (
            <Menu items={more}>
              <IconButton data-control label={t('more')} className="border-line-strong/60 bg-surface border">
                <Ellipsis />
              </IconButton>
            </Menu>
          )}
        </div>
      </div>
      {children}
    </header>
  );
}
