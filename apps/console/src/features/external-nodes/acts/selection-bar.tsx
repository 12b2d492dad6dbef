import { nodeActs, type NodeAct } from '@isthmus/contracts/acts';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { maxSelectedNodes } from '@isthmus/contracts/selection-limits';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { useCopied } from '#shared/ui/copy/use-copied.ts';
import { selectionFor, type NodeRefusals } from './selection.ts';

interface Props {
  selected: ExternalNode[];
  /** Number of selected nodes that are not among the rows. */
  hidden: number;
  /** The rows are pages of a longer list, not the result of a filter. */
  isPaged?: boolean;
  /** Why no act can start yet. */
  blocked?: ReactNode;
  /** Where the nodes are. */
  children?: ReactNode;
  refusalOf: NodeRefusals;
  onAct: (act: NodeAct) => void;
  onClear: () => void;
}

/** Shows the acts for the selection, each with its number of nodes. */
export default function SelectionBar(props: Props) {
  const { selected, hidden, isPaged = false, blocked, children, refusalOf, onAct, onClear } = props;
  const { t } = useTranslation('node-acts');
  const of = selected.length;
  const isTooMany = of > maxSelectedNodes;
  const isBlocked = isTooMany || Boolean(blocked);
  const draining = selectionFor('drain-external-node', selected, refusalOf);
  const reasons = Map.groupBy(draining.excluded, ({ refusal }) => refusal.reason);
  const excluded = [...reasons].map(([reason, nodes]) => t(`bar.excluded.${reason}`, { count: nodes.length }));
  const selectedText = t('bar.selected', { count: of });
  const acts = nodeActs.map((act) => {
    const { nodes, excluded: out } = selectionFor(act, selected, refusalOf);
    const count = nodes.length;
    return {
      act,
      label: t(`bar.${count < of ? 'some' : 'all'}.${act}`, { count, of }),
      of: selectedText,
      refusal: count === 0 ? (out[0]?.refusal ?? null) : null,
      onSelect: () => onAct(act),
    };
  });
  useActs(isBlocked ? [] : acts);
  return (
    <section
      aria-label={t('bar.label')}
      className="border-line-strong/60 bg-raised shadow-lift sticky bottom-[calc(var(--foot,0px)+12px)] z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2"
    >
      <p role="status" className="tabular">
        <strong>{selectedText}</strong>
        {hidden > 0 && (
          <span className="text-warn"> · {t(isPaged ? 'bar.notShown' : 'bar.hidden', { count: hidden })}</span>
        )}
        {isTooMany && <span className="text-warn"> · {t('bar.tooMany', { most: maxSelectedNodes })}</span>}
        {blocked && <span className="text-warn"> · {blocked}</span>}
      </p>
      {children}
      {acts.map(({ act, label, refusal, onSelect }) => (
        <ActButton key={act} refusal={refusal} disabled={isBlocked} onClick={onSelect}>
          {label}
        </ActButton>
      ))}
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

interface LinesProps {
  label: string;
  lines: string[];
}

/** Copies a list with one item per line and shows the result in place. */
function CopyLines({ label, lines }: LinesProps) {
  const { t } = useTranslation();
  const [state, copy] = useCopied(lines.join('\n'));
  return (
    <Button size="sm" variant="ghost" onClick={copy}>
      {label}
      <span role="status" className={state === 'failed' ? 'text-bad' : ''}>
        {state === 'copied' ? `✓ ${t('copied')}` : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </Button>
  );
}
