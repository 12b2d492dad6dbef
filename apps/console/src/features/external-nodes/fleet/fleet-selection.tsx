import type { NodeAct } from '@isthmus/contracts/acts';
import type { FleetNode } from '@isthmus/contracts/fleet-nodes';
import { maxSelectedClusters } from '@isthmus/contracts/selection-limits';
import { X } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '#shared/i18n/number.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Button } from '#shared/ui/button.tsx';
import SelectionBar from '../acts/selection-bar.tsx';
import type { ActPart } from '../acts/selection.ts';
import { clustersOf, placeKeyOf, useParts } from './use-parts.ts';

const ActDialog = lazy(() => import('../acts/act-dialog.tsx'));

/** What can change the acts of a selected node, on all accounts that the person may see. */
const watched = ['clusters', 'external-nodes', 'external-node-pools', 'external-node-support', 'operations'];

interface Props {
  selected: FleetNode[];
  /** Number of selected nodes that are not among the rows. */
  hidden: number;
  shown: number;
  /** Number of nodes that match the filter. */
  total: number;
  onSelect: (nodes: FleetNode[]) => void;
}

/** The bar of a selection over clusters, and the dialogs of its acts. */
export default function FleetSelection({ selected, hidden, shown, total, onSelect }: Props) {
  const { t } = useTranslation('node-acts');
  useWatch(...watched);
  const [acting, setActing] = useState<{ act: NodeAct; parts: ActPart[] } | null>(null);
  const clusters = useMemo(() => clustersOf(selected), [selected]);
  const read = useMemo(() => clusters.slice(0, maxSelectedClusters), [clusters]);
  const { isReady, failed, live, gone, nodeRefusal, partsFor } = useParts(read);
  const isTooMany = clusters.length > maxSelectedClusters;
  const isOneAccount = new Set(clusters.map(({ key }) => key.accountId)).size < 2;
  const isKnown = isReady && !isTooMany;
  const blocked = isTooMany
    ? t('bar.tooManyClusters', { most: maxSelectedClusters })
    : failed.length > 0
      ? t('bar.unread', { names: failed.map(({ name }) => name).join(', ') })
      : !isReady && t('bar.reading');
  const close = () => setActing(null);
  const done = () => {
    close();
    onSelect([]);
  };
  return (
    <>
      <SelectionBar
        selected={isKnown ? live : selected.map((node) => ({ ...node, acts: 0, instance: null }))}
        hidden={hidden}
        isPaged
        blocked={blocked}
        refusalOf={nodeRefusal}
        onAct={(act) => setActing({ act, parts: partsFor(act) })}
        onClear={() => onSelect([])}
      >
        <ul aria-label={t('bar.places')} className="flex flex-wrap gap-1 overflow-y-auto" style={{ maxHeight: '5rem' }}>
          {clusters.map(({ key, name, accountName, nodes }) => (
            <li key={placeKeyOf(key)}>
              <button
                type="button"
                style={{ maxWidth: '20rem' }}
                className="bg-accent-soft inline-flex h-7 items-center gap-1 rounded-md px-2 text-xs pointer-coarse:h-10"
                onClick={() => onSelect(selected.filter((node) => placeKeyOf(node) !== placeKeyOf(key)))}
              >
                <span className="truncate">{name}</span>
                {/* Two accounts may have clusters of one name. */}
                {!isOneAccount && <span className="text-text-soft truncate">{accountName}</span>}
                <span className="tabular text-text-soft">{countText(nodes.length)}</span>
                <X aria-hidden className="size-3 shrink-0" />
                <span className="sr-only">{t('bar.removePlace', { name })}</span>
              </button>
            </li>
          ))}
        </ul>
        {failed.length > 0 && !isTooMany && (
          <Button size="sm" onClick={() => failed.forEach(({ again }) => void again())}>
            {t('bar.again')}
          </Button>
        )}
        {isKnown && gone > 0 && <span className="text-warn text-xs">{t('bar.gone', { count: gone })}</span>}
        {shown < total && selected.length - hidden === shown && (
          <span className="text-text-soft text-xs">
            {t('bar.onlyShown', { shown: countText(shown), total: countText(total) })}
          </span>
        )}
      </SelectionBar>
      <Suspense>{acting && <ActDialog {...acting} onClose={close} onDone={done} />}</Suspense>
    </>
  );
}
