import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, type ReactNode } from 'react';
import type { PlaceInView } from './grid-row.tsx';

/** Heights in pixels of a row and the head. On a phone, both have two lines. */
const wide = { row: 36, head: 37 };
const phone = { row: 56, head: 65 };
const linePx = 18;
const overscan = 6;

interface Props {
  ids: string[];
  /** Whether a row has a full-width line, whose height is not known. */
  hasLine: (index: number) => boolean;
  scroller: HTMLElement | null;
  /** The row that has the keyboard's focus. It stays in the document at any scroll position. */
  currentIndex: number;
  rowAt: (index: number, place: PlaceInView) => ReactNode;
}

/** Renders only the rows in view. */
export default function RowsInView({ ids, hasLine, scroller, currentIndex, rowAt }: Props) {
  const heights = matchMedia('(width < 40rem)').matches ? phone : wide;
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller,
    // Stable while the rows are unchanged: a new function would measure every row again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: (index) => heights.row + (hasLine(index) ? linePx : 0),
    overscan,
    scrollMargin: heights.head,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), currentIndex])].toSorted((a, b) => a - b),
  });
  return (
    <div role="none" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) =>
        rowAt(index, {
          top: start - heights.head,
          measure: hasLine(index) ? virtualizer.measureElement : null,
        }),
      )}
    </div>
  );
}
