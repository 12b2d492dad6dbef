import { lazy, Suspense, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace } from '../i18n/text-keys.ts';
import { rowPx } from './column.ts';
import type { RowsProps } from './data-grid.tsx';
import { GridRow, type PlaceInView } from './grid-row.tsx';

const pageRows = 12;
/** Longer lists render only the rows in view, with code that short lists do not load. */
const maxRendered = 50;
const RowsInView = lazy(() => import('./rows-in-view.tsx'));

/** Returns both ends and the ids between them, in the shown order. */
export function between(ids: string[], from: string, to: string) {
  const ends = [ids.indexOf(from), ids.indexOf(to)].toSorted((one, other) => one - other);
  const [first = -1, last = -1] = ends;
  return first < 0 ? [to] : ids.slice(first, last + 1);
}

/** Renders rows that can be selected and opened by mouse and keyboard. */
export function SelectableRows<Row extends { id: string }>({ columns, rows, selection }: RowsProps<Row>) {
  const { t } = useTranslation<EveryNamespace>();
  const [cursor, setCursor] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const currentIndex = Math.max(0, cursor === null ? 0 : ids.indexOf(cursor));
  const lines = columns.filter(({ isLine }) => isLine);
  const hasLine = (row: Row | undefined) => row !== undefined && lines.some(({ cell }) => cell(row, t));

  if (!selection) return null;
  const { selected, onSelect, onOpen, nameOf } = selection;

  function moveTo(index: number, extend: boolean) {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    if (extend) {
      anchor.current ??= ids[currentIndex] ?? row.id;
      onSelect(new Set([...selected, ...between(ids, anchor.current, row.id)]));
    } else anchor.current = row.id;
    // The current row is in the document, whether in view or not.
    flushSync(() => setCursor(row.id));
    const element = body.current?.querySelector<HTMLElement>(`[data-index="${ids.indexOf(row.id)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }

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
    j: currentIndex + 1,
    ArrowUp: currentIndex - 1,
    k: currentIndex - 1,
    PageDown: currentIndex + pageRows,
    PageUp: currentIndex - pageRows,
    Home: 0,
    End: rows.length - 1,
  };
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const isChord = ctrlKey || metaKey;
    const row = rows[currentIndex];
    const onRow = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null;
    const nextIndex = nextIndexes[key];
    if (isChord && /^[jkx]$/.test(key)) return;
    if (nextIndex !== undefined) moveTo(nextIndex, shiftKey);
    else if (key === 'a' && isChord) onSelect(new Set([...selected, ...ids]));
    else if (key === 'Escape' && selected.size) onSelect(new Set());
    else if ((key === ' ' || key === 'x') && row && onRow) tick(row, event);
    else if (key === 'Enter' && row && onRow) {
      if (isChord) window.open(onRow.querySelector('a')?.href, '_blank', 'noopener');
      else onOpen(row);
    } else return;
    event.preventDefault();
  }
  function onClick(event: MouseEvent) {
    if (!(event.target instanceof HTMLElement)) return;
    const index = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index']);
    const row = rows[index];
    if (!row) return;
    if (event.target instanceof HTMLInputElement) return tick(row, event);
    const link = event.target.closest('a');
    // The browser opens a new tab.
    if (link && (event.ctrlKey || event.metaKey)) return;
    moveTo(index, event.shiftKey);
    if (!link) return;
    event.preventDefault();
    onOpen(row);
  }

  const rowAt = (index: number, elementKey?: string, place?: PlaceInView) => {
    const row = rows[index];
    return (
      row && (
        <GridRow
          key={elementKey ?? row.id}
          row={row}
          columns={columns}
          t={t}
          index={index}
          isSelected={selected.has(row.id)}
          isCurrent={index === currentIndex}
          nameOf={nameOf}
          {...place}
        />
      )
    );
  };
  const renderFirst = (count: number) => rows.slice(0, count).map((_, index) => rowAt(index));
  return (
    <div ref={body} role="rowgroup" onKeyDown={onKeyDown} onClick={onClick}>
      {rows.length <= maxRendered ? (
        renderFirst(maxRendered)
      ) : (
        // Until the code for rows in view is here, as many as the window has.
        <Suspense fallback={renderFirst(Math.min(maxRendered, Math.ceil(innerHeight / rowPx())))}>
          <RowsInView ids={ids} hasLine={(index) => hasLine(rows[index])} currentIndex={currentIndex} rowAt={rowAt} />
        </Suspense>
      )}
    </div>
  );
}
