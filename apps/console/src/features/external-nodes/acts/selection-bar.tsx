import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { IconButton } from '#shared/ui/icon-button.tsx';
import { CopyLines } from './copy-lines.tsx';
import { mostNodes, selectionFor, type NodeAct } from './selection.ts';

interface Props {
  selected: ExternalNode[];
  /** Of the selected, those that the filter hides. */
  hidden: number;
  onAct: (act: NodeAct) => void;
  onClear: () => void;
}

/** What can be done with the selection, and with how many of it. */
export function SelectionBar({ selected, hidden, onAct, onClear }: Props) {
  const { t } = useTranslation('external-nodes');
  const of = selected.length;
  const isTooMany = of > mostNodes;
  const excluded = Object.entries(Object.groupBy(selectionFor('drain', selected).excluded, ({ status }) => status)).map(
    ([status, nodes]) => t(`bar.excluded.${status}`, { count: nodes?.length ?? 0 }),
  );
  const button = (act: NodeAct) => {
    const count = selectionFor(act, selected).nodes.length;
    return (
      <Button disabled={count === 0 || isTooMany} onClick={() => onAct(act)}>
        {t(count < of ? `bar.${act}Some` : `bar.${act}`, { count, of })}
      </Button>
    );
  };
  return (
    <section
      aria-label={t('bar.label')}
      className="border-line-strong/60 bg-raised shadow-lift sticky bottom-3 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2"
    >
      <p role="status" className="tabular">
        <strong>{t('bar.selected', { count: of })}</strong>
        {hidden > 0 && <span className="text-warn"> · {t('bar.hidden', { count: hidden })}</span>}
        {isTooMany && <span className="text-warn"> · {t('bar.tooMany', { most: mostNodes })}</span>}
      </p>
      {button('drain')}
      {button('delete')}
      {excluded.length > 0 && <span className="text-text-soft text-xs">{excluded.join(' · ')}</span>}
      <span className="ml-auto inline-flex items-center gap-1">
        <CopyLines label={t('bar.copyNames')} lines={selected.map(({ name }) => name)} />
        <CopyLines label={t('bar.copyIps')} lines={selected.map(({ ip }) => ip)} />
        <IconButton label={t('bar.clear')} onClick={onClear}>
          <X />
        </IconButton>
      </span>
    </section>
  );
}
