import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { PlaceInView } from './grid-row.tsx';

/** Heights in pixels of a row, as in styles.css. On a phone, it has two lines. */
const heights = { comfortable: 36, compact: 28 };
const phone = 56;
const linePx = 18;
const overscan = 6;

const isCompact = () => document.documentElement.dataset['density'] === 'compact';

interface Props {
  ids: string[];
  /** Whether a row has a full-width line, whose height is not known. */
  hasLine: (index: number) => boolean;
  /** The row that has the keyboard's focus. It stays in the document at any scroll position. */
  currentIndex: number;
  rowAt: (index: number, place: PlaceInView) => ReactNode;
}

/** Renders only the rows in view. They scroll with the page, so no part of the page has a scrollbar of its own. */
export default function RowsInView({ ids, hasLine, currentIndex, rowAt }: Props) {
  const rowPx = matchMedia('(width < 40rem)').matches ? phone : heights[isCompact() ? 'compact' : 'comfortable'];
  const box = useRef<HTMLDivElement>(null);
  const top = useDistanceFromTop(box);
  const virtualizer = useWindowVirtualizer({
    count: ids.length,
    // Stable while the rows are unchanged: a new function would measure every row again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: (index) => rowPx + (hasLine(index) ? linePx : 0),
    overscan,
    scrollMargin: top,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), currentIndex])].toSorted((a, b) => a - b),
  });
  return (
    <div ref={box} role="none" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) =>
        rowAt(index, {
          top: start - top,
          measure: hasLine(index) ? virtualizer.measureElement : null,
        }),
      )}
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
