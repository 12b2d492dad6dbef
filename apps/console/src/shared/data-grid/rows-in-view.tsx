import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { PlaceInView } from './grid-row.tsx';

/** Heights in pixels of a row, as in styles.css. On a phone, it has two lines. */
const rowHeights = { comfortable: 36, compact: 28 };
const phone = 56;
const linePx = 18;
const overscan = 6;

const isCompact = () => document.documentElement.dataset['density'] === 'compact';

interface Props {
  ids: string[];
  /** Whether a row has a full-width line, whose height is not known. Stable while the rows are. */
  hasLine: (index: number) => boolean;
  /** The row that has the keyboard's focus. It stays in the document at any scroll position. */
  currentIndex: number;
  rowAt: (index: number, place: PlaceInView) => ReactNode;
}

/** Renders only the rows in view. They scroll with the page, so no part of the page has a scrollbar of its own. */
export function RowsInView({ ids, hasLine, currentIndex, rowAt }: Props) {
  const rowPx = matchMedia('(width < 40rem)').matches ? phone : rowHeights[isCompact() ? 'compact' : 'comfortable'];
  const box = useRef<HTMLDivElement>(null);
  const { heights, measure } = useMeasured(ids);
  const { starts, total } = useMemo(
    () => placesOf(ids.map((id, index) => heights.get(id) ?? rowPx + (hasLine(index) ? linePx : 0))),
    [ids, heights, rowPx, hasLine],
  );
  const [first, last] = useRange(box, starts, Math.ceil(window.innerHeight / rowPx));
  const from = Math.max(0, first - overscan);
  const shown = Array.from(
    { length: Math.max(0, Math.min(last + overscan, ids.length - 1) - from + 1) },
    (_, at) => from + at,
  );
  const indexes =
    currentIndex < from ? [currentIndex, ...shown] : shown.includes(currentIndex) ? shown : [...shown, currentIndex];
  return (
    <div ref={box} role="none" className="relative" style={{ height: total }}>
      {indexes.map((index) => rowAt(index, { top: starts[index] ?? 0, measure: hasLine(index) ? measure : null }))}
    </div>
  );
}

/** Returns where each row starts, in pixels from the first one, and the height of all. */
export function placesOf(heights: number[]) {
  let total = 0;
  const starts = heights.map((height) => (total += height) - height);
  return { starts, total };
}

/** Returns the index of the row at a distance from the first row: the last that starts there or before. */
export function indexAt(starts: number[], px: number) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns the first and last index in view, at first of a page that is not scrolled. */
function useRange(box: { current: HTMLElement | null }, starts: number[], rowsOfScreen: number) {
  const [range, setRange] = useState<readonly [number, number]>([0, rowsOfScreen]);
  const update = useRef(() => undefined as void);
  const top = useRef(0);
  useLayoutEffect(() => {
    update.current = () => {
      const px = window.scrollY - top.current;
      const next = [indexAt(starts, px), indexAt(starts, px + window.innerHeight)] as const;
      // A wider range stays: the first one is a guess, and correcting it would render the rows twice.
      setRange((before) => (before[0] <= next[0] && before[1] >= next[1] ? before : next));
    };
    update.current();
  }, [starts]);
  useLayoutEffect(() => {
    // Content above the list moves it together with the height of the page. So it is measured then, and not while the page scrolls:
    // measuring costs a layout.
    const measure = () => {
      if (box.current) top.current = Math.round(box.current.getBoundingClientRect().top + window.scrollY);
      update.current();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [box]);
  useEffect(() => {
    // At once: a later render would show a frame without rows.
    const onScroll = () => flushSync(() => update.current());
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', onScroll);
    return () => {
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', onScroll);
    };
  }, []);
  return range;
}

/** Measures the rows that are given `measure` as their ref. Returns their heights by id. */
function useMeasured(ids: string[]) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const measure = useMemo(() => {
    const observer = new ResizeObserver((entries) =>
      setHeights((before) => {
        const found = entries.flatMap(({ target, borderBoxSize }) => {
          const id = target instanceof HTMLElement ? ids[Number(target.dataset['index'])] : undefined;
          const px = borderBoxSize[0]?.blockSize;
          return id !== undefined && px && before.get(id) !== px ? [[id, px] as const] : [];
        });
        return found.length ? new Map([...before, ...found]) : before;
      }),
    );
    return (element: Element | null) => {
      if (!element) return;
      observer.observe(element);
      return () => observer.unobserve(element);
    };
  }, [ids]);
  return { heights, measure };
}
