import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { gridOf } from './node-columns.ts';
import { NodeLine } from './node-row.tsx';
import type { NodeRow } from './node-rows.ts';
import { NodesGridHead } from './nodes-grid-head.tsx';
import { between } from './selection.ts';
import type { NodeSort, SortKey } from './sort-nodes.ts';

/** Heights of a row and of the head; on a phone both have two lines. */
const wide = { row: 36, head: 37 };
const phone = { row: 56, head: 65 };
const reasonPx = 18;
const overscan = 6;
const pageRows = 12;

interface Props {
  rows: NodeRow[];
  columns: SortKey[];
  sort: NodeSort;
  onSort: (sort: NodeSort) => void;
  selected: Set<string>;
  onSelect: (selected: Set<string>) => void;
  onOpen: (row: NodeRow) => void;
  /** What is shown is old. */
  dimmed: boolean;
}

/** Every node of the cluster in one scroll, of which only what is in view is in the document. */
export function NodesGrid({ rows, columns, sort, onSort, selected, onSelect, onOpen, dimmed }: Props) {
  const { t } = useTranslation('external-nodes');
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const at = Math.max(0, cursor === null ? 0 : ids.indexOf(cursor));

  const px = matchMedia('(width < 40rem)').matches ? phone : wide;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    // Steady while the rows are: a new function would have every row measured again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: (index) => px.row + (rows[index]?.node.reason ? reasonPx : 0),
    overscan,
    scrollMargin: px.head,
    scrollPaddingStart: px.head,
    // The row with the focus stays in the document wherever the table is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), at])].toSorted((a, b) => a - b),
  });

  function moveTo(index: number, extend: boolean) {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    if (extend) {
      anchor.current ??= ids[at] ?? row.id;
      onSelect(new Set([...selected, ...between(ids, anchor.current, row.id)]));
    } else anchor.current = row.id;
    flushSync(() => setCursor(row.id));
    virtualizer.scrollToIndex(ids.indexOf(row.id));
    focusRow(ids.indexOf(row.id));
  }
  const focusRow = (index: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });

  function tick(row: NodeRow, { shiftKey }: { shiftKey: boolean }) {
    const next = new Set(selected);
    if (shiftKey && anchor.current) between(ids, anchor.current, row.id).forEach((id) => next.add(id));
    else if (!next.delete(row.id)) next.add(row.id);
    anchor.current = row.id;
    setCursor(row.id);
    onSelect(next);
  }
  const ticked = useMemo(() => {
    const count = selected.size ? ids.filter((id) => selected.has(id)).length : 0;
    return count === 0 ? 'none' : count === ids.length ? 'all' : 'some';
  }, [ids, selected]);
  const tickAll = () => onSelect(ticked === 'all' ? new Set() : new Set([...selected, ...ids]));

  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: rows.length - 1,
  };
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const row = rows[at];
    const onRow = event.target instanceof HTMLElement && event.target.role === 'row';
    const step = steps[key];
    if (step !== undefined) moveTo(step, shiftKey);
    else if (key === 'a' && (ctrlKey || metaKey)) onSelect(new Set([...selected, ...ids]));
    else if (key === 'Escape' && selected.size) onSelect(new Set());
    else if (key === ' ' && row && onRow) tick(row, event);
    else if (key === 'Enter' && row && onRow) onOpen(row);
    else return;
    event.preventDefault();
  }
  function onClick(event: MouseEvent) {
    if (!(event.target instanceof HTMLElement)) return;
    const index = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index']);
    const row = rows[index];
    if (!row) return;
    if (event.target instanceof HTMLInputElement) return tick(row, event);
    moveTo(index, event.shiftKey);
    if (event.target.closest('button')) onOpen(row);
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('grid')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      style={gridOf(columns)}
      className={`border-line bg-surface relative max-h-[max(24rem,calc(100dvh-20rem))] overflow-auto rounded-md border ${dimmed ? 'opacity-85' : ''}`}
    >
      <NodesGridHead columns={columns} sort={sort} onSort={onSort} ticked={ticked} onTick={tickAll} />
      <div
        role="rowgroup"
        onKeyDown={onKeyDown}
        onClick={onClick}
        className="relative sm:min-w-(--least)"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <NodeLine
              key={row.id}
              row={row}
              index={index}
              start={start - px.head}
              columns={columns}
              selected={selected.has(row.id)}
              current={index === at}
              measure={row.node.reason ? virtualizer.measureElement : null}
            />
          );
        })}
      </div>
    </div>
  );
}
