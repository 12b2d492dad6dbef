import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { RowsProps } from './data-grid.tsx';
import { GridRow } from './grid-row.tsx';

/** Heights in pixels of a row and the head. On a phone, both have two lines. */
const wide = { row: 36, head: 37 };
const phone = { row: 56, head: 65 };
const linePx = 18;
const overscan = 6;
const pageRows = 12;

/** Returns both ends and the ids between them, in the shown order. */
export function between(ids: string[], from: string, to: string) {
  const ends = [ids.indexOf(from), ids.indexOf(to)].toSorted((one, other) => one - other);
  const [first = -1, last = -1] = ends;
  return first < 0 ? [to] : ids.slice(first, last + 1);
}

/**
 * Renders rows of equal height, selectable and openable by mouse and keyboard. The document contains only the visible
 * rows.
 */
export function SelectableRows<Row extends { id: string }>({ columns, rows, selection, scroller }: RowsProps<Row>) {
  const { t } = useTranslation();
  const [cursor, setCursor] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const currentIndex = Math.max(0, cursor === null ? 0 : ids.indexOf(cursor));
  const lines = columns.filter(({ isLine }) => isLine);
  const hasLine = (row: Row | undefined) => row !== undefined && lines.some(({ cell }) => cell(row, t));

  const heights = matchMedia('(width < 40rem)').matches ? phone : wide;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    // Stable while the rows are unchanged: a new function would measure every row again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: (index) => heights.row + (hasLine(rows[index]) ? linePx : 0),
    overscan,
    scrollMargin: heights.head,
    scrollPaddingStart: heights.head,
    // Keeps the focused row in the document at any scroll position.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), currentIndex])].toSorted((a, b) => a - b),
  });
  if (!selection) return null;
  const { selected, onSelect, onOpen, nameOf } = selection;

  function moveTo(index: number, extend: boolean) {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    if (extend) {
      anchor.current ??= ids[currentIndex] ?? row.id;
      onSelect(new Set([...selected, ...between(ids, anchor.current, row.id)]));
    } else anchor.current = row.id;
    flushSync(() => setCursor(row.id));
    virtualizer.scrollToIndex(ids.indexOf(row.id));
    focusRow(ids.indexOf(row.id));
  }
  const focusRow = (index: number) =>
    scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });

  function tick(row: Row, { shiftKey }: { shiftKey: boolean }) {
    const next = new Set(selected);
    if (shiftKey && anchor.current) between(ids, anchor.current, row.id).forEach((id) => next.add(id));
    else if (!next.delete(row.id)) next.add(row.id);
    anchor.current = row.id;
    setCursor(row.id);
    onSelect(next);
  }

  const nextIndexes: Record<string, number> = {
    ArrowDown: currentIndex + 1,
    ArrowUp: currentIndex - 1,
    PageDown: currentIndex + pageRows,
    PageUp: currentIndex - pageRows,
    Home: 0,
    End: rows.length - 1,
  };
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const row = rows[currentIndex];
    const onRow = event.target instanceof HTMLElement && event.target.role === 'row';
    const nextIndex = nextIndexes[key];
    if (nextIndex !== undefined) moveTo(nextIndex, shiftKey);
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
      role="rowgroup"
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="relative"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <GridRow
            key={row.id}
            row={row}
            columns={columns}
            index={index}
            top={start - heights.head}
            isSelected={selected.has(row.id)}
            isCurrent={index === currentIndex}
            name={nameOf(row)}
            measure={hasLine(row) ? virtualizer.measureElement : null}
          />
        );
      })}
    </div>
  );
}
