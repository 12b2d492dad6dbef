import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { rowPx } from './column.ts';
import type { PlaceInView } from './grid-row.tsx';

const linePx = 18;
const overscan = 6;

interface Props {
  ids: string[];
  /** Whether a row has a full-width line, whose height is not known. */
  hasLine: (index: number) => boolean;
  /** The row that has the keyboard's focus. It stays in the document at any scroll position. */
  currentIndex: number;
  /** `key`: of the row's element. */
  rowAt: (index: number, key: string, place: PlaceInView) => ReactNode;
}

interface RowElement {
  /** The row's id. */
  id: string;
  /** The element's key. */
  key: string;
  /** Had a full-width line, so its height was measured. */
  isMeasured: boolean;
}

/**
 * Gives a row that comes into view the element of a row that has left it: to update an element costs less than to make one. A row keeps its element
 * while it is in view, and with it the focus. Measured rows get their own elements, because a measurement belongs to an element.
 */
export class RowElements {
  private elements: RowElement[] = [];
  private made = 0;

  /**
   * Returns an element for each row, in the order of the rows. While the page scrolls, elements stay where they are, because to move one costs as
   * much as to make one.
   */
  arrange(rows: Omit<RowElement, 'key'>[], isScrolling: boolean): RowElement[] {
    const inView = new Map(rows.map((row) => [row.id, row]));
    const known = new Set(this.elements.map(({ id }) => id));
    const entering = rows.filter(({ id }) => !known.has(id));
    const measured = entering.filter(({ isMeasured }) => isMeasured).map((row) => ({ ...row, key: row.id }));
    const plain = entering.filter(({ isMeasured }) => !isMeasured);
    const kept = this.elements.flatMap(({ id, key, isMeasured }) => {
      const row = inView.get(id);
      if (row) return [{ id, key, isMeasured: isMeasured || row.isMeasured }];
      const next = isMeasured ? undefined : plain.shift();
      return next ? [{ ...next, key }] : [];
    });
    const made = plain.map((row) => ({ ...row, key: `#${(this.made += 1)}` }));
    const all = [...kept, ...measured, ...made];
    const placeOf = new Map(rows.map(({ id }, place) => [id, place]));
    this.elements = isScrolling
      ? all
      : all.toSorted((one, other) => (placeOf.get(one.id) ?? 0) - (placeOf.get(other.id) ?? 0));
    return this.elements;
  }
}

/** Renders only the rows in view. They scroll with the page, so no part of the page has a scrollbar of its own. */
export default function RowsInView({ ids, hasLine, currentIndex, rowAt }: Props) {
  const height = rowPx();
  const box = useRef<HTMLDivElement>(null);
  const top = useDistanceFromTop(box);
  const virtualizer = useWindowVirtualizer({
    count: ids.length,
    // Stable while the rows are unchanged: a new function would measure every row again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: (index) => height + (hasLine(index) ? linePx : 0),
    overscan,
    scrollMargin: top,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), currentIndex])].toSorted((a, b) => a - b),
  });
  const [elements] = useState(() => new RowElements());
  const items = new Map(virtualizer.getVirtualItems().map((item) => [ids[item.index] ?? '', item]));
  const rows = [...items].map(([id, { index }]) => ({ id, isMeasured: hasLine(index) }));
  return (
    <div ref={box} role="none" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {elements.arrange(rows, virtualizer.isScrolling).map(({ id, key }) => {
        const { index = 0, start = 0 } = items.get(id) ?? {};
        return rowAt(index, key, { top: start - top, measure: hasLine(index) ? virtualizer.measureElement : null });
      })}
    </div>
  );
}

/**
 * Returns the distance in pixels from the top of the page. Content above the list changes it together with the height of the page, so it is
 * measured then, and not while the page scrolls: measuring costs a layout.
 */
function useDistanceFromTop(box: { current: HTMLElement | null }) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (box.current) setTop(Math.round(box.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [box]);
  return top;
}
