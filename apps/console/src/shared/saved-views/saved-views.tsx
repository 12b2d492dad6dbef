import type { ListName } from '@isthmus/contracts/list-names';
import type { SavedView } from '@isthmus/contracts/preferences';
import { useMutation } from '@tanstack/react-query';
import { Bookmark, Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { alike } from '#shared/form/kept-values.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import { changingView, creatingView, deletingView } from './view-mutations.ts';
import { NameForm } from './view-name-form.tsx';
import { searchOfView } from './view-search.ts';

interface Props {
  list: ListName;
  /** The ids of the hidden columns now. */
  hidden: string[];
  onHide: (hidden: string[]) => void;
  /** The person's views of this list. */
  views: SavedView[];
}

const tabLook =
  'text-text-soft hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 whitespace-nowrap pointer-coarse:h-11 aria-[current=page]:font-semibold [&_svg]:size-3.5';

/** Each view is a link with its filter, so it can be bookmarked. The open one stays open while its filter changes. */
export default function SavedViews({ list, hidden, onHide, views }: Props) {
  const { t } = useTranslation(['preferences', 'shared']);
  const [search, setSearch] = useSearchParams();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const creating = useMutation(creatingView());
  const changing = useMutation(changingView());
  const deleting = useMutation(deletingView());
  const now = { search: searchOfView(search), hiddenColumns: hidden.toSorted() };
  const open = views.find(({ id }) => id === search.get('view'));
  const isChanged =
    open && !alike(now, { search: searchOfView(open.search), hiddenColumns: open.hiddenColumns.toSorted() });
  const canSave = !open && (now.search !== '' || hidden.length > 0);
  const show = ({ id, search: kept }: SavedView) => setSearch(`${kept}&view=${id}`, { preventScrollReset: true });
  const create = (name: string) =>
    creating.mutate(
      { list, name, ...now },
      {
        onSuccess: (view) => {
          setNaming(null);
          show(view);
        },
      },
    );
  const rename = (name: string) =>
    open && changing.mutate({ id: open.id, change: { name } }, { onSuccess: () => setNaming(null) });
  const remove = (view: SavedView) =>
    deleting.mutate(view, { onSuccess: () => setSearch(searchOfView(search), { preventScrollReset: true }) });
  const start = (what: typeof naming) => {
    creating.reset();
    changing.reset();
    setNaming(what);
  };
  const deleted = deleting.isSuccess ? deleting.variables : undefined;
  const named = naming === 'new' ? creating : changing;
  return (
    <div className="grid gap-2">
      <div className="border-line flex flex-wrap items-center justify-between gap-x-4 border-b">
        <nav aria-label={t('view.label')} className="-mb-px flex min-w-0 gap-1 overflow-x-auto">
          <Link
            to="?"
            aria-current={!open && now.search === '' ? 'page' : undefined}
            className={tabLook}
            preventScrollReset
          >
            {t('view.all')}
          </Link>
          {views.map((view) => (
            <Link
              key={view.id}
              to={`?${view.search}&view=${view.id}`}
              onClick={() => onHide(view.hiddenColumns)}
              aria-current={view === open ? 'page' : undefined}
              className={tabLook}
              preventScrollReset
            >
              <Bookmark aria-hidden />
              {view.name}
              {view === open && isChanged && <span className="text-text-soft font-normal">{t('view.changed')}</span>}
            </Link>
          ))}
        </nav>
        <span className="inline-flex items-center gap-1 py-0.5">
          {isChanged && (
            <Button
              size="sm"
              pending={changing.isPending}
              onClick={() => changing.mutate({ id: open.id, change: now })}
            >
              {t('view.overwrite', { name: open.name })}
            </Button>
          )}
          {(canSave || isChanged) && (
            <Button size="sm" variant="ghost" onClick={() => start('new')}>
              <Plus aria-hidden />
              {t('view.save')}
            </Button>
          )}
          {open && (
            <Menu
              items={[
                { label: t('view.rename'), onSelect: () => start('rename') },
                { label: t('view.delete'), danger: true, apart: true, onSelect: () => remove(open) },
              ]}
            >
              <IconButton label={t('view.more', { name: open.name })}>
                <Ellipsis />
              </IconButton>
            </Menu>
          )}
        </span>
      </div>
      {naming && (
        <NameForm
          key={naming}
          label={naming === 'new' ? t('view.save') : t('view.rename')}
          initial={naming === 'rename' ? (open?.name ?? '') : ''}
          problem={named.error?.problem ?? null}
          isPending={named.isPending}
          onName={naming === 'new' ? create : rename}
          onClose={() => setNaming(null)}
        />
      )}
      {!naming && <ProblemAlert problem={changing.error ?? deleting.error ?? creating.error} tone="warn" />}
      {deleted && (
        <p role="status" className="text-text-soft flex flex-wrap items-center gap-x-3">
          {t('view.deleted', { name: deleted.name })}
          <Button
            size="sm"
            variant="ghost"
            pending={creating.isPending}
            onClick={() =>
              creating.mutate(deleted, {
                onSuccess: (view) => {
                  deleting.reset();
                  show(view);
                },
              })
            }
          >
            {t('view.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}
