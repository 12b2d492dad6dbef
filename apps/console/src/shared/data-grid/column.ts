import type { ListName } from '@isthmus/contracts/list-names';
import { useMemo, useState, type ReactNode } from 'react';
import type { TakesEveryKey, TextKey } from '../i18n/text-keys.ts';
import { save } from '../preferences/save.ts';
import { remember, remembered } from '../remembered.ts';

declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string;
  }
}

/** Tailwind's screen names: from 40, 48, 64, 80 and 90 rem (styles.css). A phone is narrower than 40 rem. */
const screens = ['sm', 'md', 'lg', 'xl', '2xl'] as const;
type Screen = (typeof screens)[number];

/** One column of a list. Head, rows, sort, CSV and column menu use it. */
export interface Column<Row> {
  /** Name in the URL's `sort` and in the list of hidden columns. */
  id: string;
  header: TextKey;
  /** Minimum width in rem, and the share of the remaining width. */
  width: [least: number, share: number];
  /** What it renders has no state: a long list that scrolls uses its elements again for other rows. */
  cell: (row: Row, t: TakesEveryKey) => ReactNode;
  /** Value to compare. A column without it is not sortable. */
  sort?: (row: Row) => string | number;
  /** The column's CSV fields: each has a head and a value. */
  csv?: Record<string, (row: Row) => string>;
  /** The narrowest screen that shows the column; default `sm`. */
  from?: Screen;
  /** The corner that shows the column on a phone. Without it, a phone omits the column. */
  corner?: Corner;
  /** Shows the column below the first one on narrow screens. A function returns a shorter form. */
  folds?: true | ((row: Row, t: TakesEveryKey) => ReactNode);
  /** Right-aligned, except on a phone. */
  isRight?: boolean;
  /** Shows a full-width line below the row instead of a column, when `cell` is not empty. */
  isLine?: true;
  /** The column menu cannot hide it. */
  isFixed?: true;
  /** Only screen readers get the head. */
  isHeadHidden?: true;
  /** Classes of the cell. */
  className?: string;
}

/** The corners of a two-line row: a phone shows up to four columns. */
type Corner = 'start' | 'end' | 'below-start' | 'below-end';

const corners: Record<Corner, string> = {
  start: 'max-sm:-col-end-2 max-sm:row-start-1',
  end: 'max-sm:-col-end-1 max-sm:row-start-1 max-sm:justify-self-end max-sm:text-right',
  'below-start': 'max-sm:-col-end-2 max-sm:row-start-2',
  'below-end': 'max-sm:-col-end-1 max-sm:row-start-2 max-sm:justify-self-end max-sm:text-right',
};
const hiddenBelow: Record<Screen, string> = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
  '2xl': 'max-2xl:hidden',
};
/** A column with a corner is visible on a phone, also when it needs a wide screen otherwise. */
const hiddenFromPhoneTo: Record<Screen, string> = {
  sm: '',
  md: 'sm:max-md:hidden',
  lg: 'sm:max-lg:hidden',
  xl: 'sm:max-xl:hidden',
  '2xl': 'sm:max-2xl:hidden',
};
const hiddenFrom: Record<Screen, string> = {
  sm: 'sm:hidden',
  md: 'md:hidden',
  lg: 'lg:hidden',
  xl: 'xl:hidden',
  '2xl': '2xl:hidden',
};

type Placed = Pick<Column<never>, 'from' | 'corner' | 'isRight'>;

/** Returns the classes that place a column's head and cells. */
export const placeOf = ({ from = 'sm', corner, isRight }: Placed) =>
  `${corner ? `${corners[corner]} ${hiddenFromPhoneTo[from]}` : hiddenBelow[from]} ${isRight ? 'sm:pr-6! sm:text-right' : ''}`;

/** Returns the classes of a folded column: visible only where the column itself is hidden. */
export const foldOf = ({ from = 'sm' }: Placed) => hiddenFrom[from];

/** Classes of the head and every row. */
export const rowLayout =
  'grid items-baseline max-sm:grid-cols-(--phone) sm:grid-cols-(--sm) md:grid-cols-(--md) lg:grid-cols-(--lg) xl:grid-cols-(--xl) 2xl:grid-cols-(--2xl)';

/** Returns the height in pixels of a row that can be selected, as in styles.css. On a phone, it has two lines. */
export function rowPx() {
  if (matchMedia('(width < 40rem)').matches) return 56;
  return document.documentElement.dataset['density'] === 'compact' ? 28 : 36;
}

const selectRem = 2.5;

/**
 * Returns CSS grid tracks for each screen. A selectable list has a first track for the tick box. Where the least widths do not fit, the columns
 * share the width in proportion, so a list is never wider than the page.
 */
export function tracksOf<Row>(columns: Column<Row>[], isSelectable: boolean) {
  const select = isSelectable ? `${selectRem}rem ` : '';
  const tracksOn = (screen: Screen) => {
    const visible = columns.filter(
      ({ from = 'sm', isLine }) => !isLine && screens.indexOf(from) <= screens.indexOf(screen),
    );
    const total = visible.reduce((sum, { width: [least] }) => sum + least, isSelectable ? selectRem : 0);
    const track = ({ width: [least, share] }: Column<Row>) =>
      `minmax(min(${least}rem,${Math.floor((least / total) * 1000) / 10}%),${share}fr)`;
    return select + visible.map(track).join(' ');
  };
  return {
    '--phone': `${select}minmax(0,1fr) fit-content(60%)`,
    '--sm': tracksOn('sm'),
    '--md': tracksOn('md'),
    '--lg': tracksOn('lg'),
    '--xl': tracksOn('xl'),
    '--2xl': tracksOn('2xl'),
  };
}

/** Returns the columns that this person has not hidden. They are kept with the person. */
export function useShownColumns<Row>(name: ListName, columns: Column<Row>[]) {
  const key = `${name}-columns-hidden`;
  const [hidden, setHidden] = useState(() => remembered(key).split(',').filter(Boolean));
  const hide = (next: string[]) => {
    setHidden(next);
    remember(key, next.join(','));
    save({ hiddenColumns: { [name]: next } });
  };
  const toggle = (id: string) => hide(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]);
  const shown = useMemo(() => columns.filter(({ id, isFixed }) => isFixed || !hidden.includes(id)), [columns, hidden]);
  return { shown, hidden, hide, toggle };
}
export type ShownColumns<Row> = ReturnType<typeof useShownColumns<Row>>;
