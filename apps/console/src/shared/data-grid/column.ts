import type { TFunction } from 'i18next';
import { useMemo, useState, type ReactNode } from 'react';
import { remember, remembered } from '../remembered.ts';

declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string;
  }
}

/** Tailwind's names for screens from 40, 48, 64 and 80 rem on. A phone is narrower than all of them. */
const screens = ['sm', 'md', 'lg', 'xl'] as const;
type Screen = (typeof screens)[number];

/** One column of a list. The head, the rows, the sort, the CSV and the column menu all read it. */
export interface Column<Row> {
  /** Name of the column in the URL's `sort` and among the hidden columns. */
  id: string;
  /** Key of the head's text, with its namespace: `external-nodes:column.ip`. */
  header: string;
  /** Least width in rem, and share of the width that is left. */
  width: [least: number, share: number];
  /** `t` takes keys with their namespace. */
  cell: (row: Row, t: TFunction) => ReactNode;
  /** Value to compare. A column without it cannot be sorted. */
  sort?: (row: Row) => string | number;
  /** What a CSV holds of the column: a head and a value each. */
  csv?: Record<string, (row: Row) => string>;
  /** The narrowest screen that has room for the column; `sm` unless given. */
  from?: Screen;
  /** Corner in which a phone shows the column. A phone leaves out a column without it. */
  corner?: Corner;
  /** Shows the column below the first one while a screen has no room for it; a function shows something shorter. */
  folds?: true | ((row: Row, t: TFunction) => ReactNode);
  /** Right-aligned, but on a phone. */
  isRight?: boolean;
  /** A full-width line below the row instead of a column, shown where `cell` is not empty. */
  isLine?: true;
  /** The column menu does not offer to hide it. */
  isFixed?: true;
  /** The head is for screen readers alone. */
  isHeadHidden?: true;
  /** Looks of the cell. */
  className?: string;
}

/** A row of two lines: where a phone shows up to four columns. */
type Corner = 'start' | 'end' | 'below-start' | 'below-end';

const corners: Record<Corner, string> = {
  start: 'max-sm:-col-end-2 max-sm:row-start-1',
  end: 'max-sm:-col-end-1 max-sm:row-start-1 max-sm:justify-self-end max-sm:text-right',
  'below-start': 'max-sm:-col-end-2 max-sm:row-start-2',
  'below-end': 'max-sm:-col-end-1 max-sm:row-start-2 max-sm:justify-self-end max-sm:text-right',
};
const absentBelow: Record<Screen, string> = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
};
const absentFrom: Record<Screen, string> = { sm: 'sm:hidden', md: 'md:hidden', lg: 'lg:hidden', xl: 'xl:hidden' };

type Placed = Pick<Column<never>, 'from' | 'corner' | 'isRight'>;

/** Classes that place a column's head and cells. */
export const placeOf = ({ from = 'sm', corner, isRight }: Placed) =>
  `${corner ? corners[corner] : absentBelow[from]} ${isRight ? 'sm:text-right' : ''}`;

/** Classes of a folded column: shown exactly where the column itself is not. */
export const foldOf = ({ from = 'sm' }: Placed) => absentFrom[from];

/** Of the head and of every row. */
export const rowLayout =
  'grid items-baseline max-sm:grid-cols-(--phone) sm:grid-cols-(--sm) md:grid-cols-(--md) lg:grid-cols-(--lg) xl:grid-cols-(--xl)';

/** CSS grid tracks for each screen; before them all, one for the tick box of a selectable row. */
export function tracksOf<Row>(columns: Column<Row>[], isSelectable: boolean) {
  const select = isSelectable ? '2.5rem ' : '';
  const on = (screen: Screen) =>
    select +
    columns
      .filter(({ from = 'sm', isLine }) => !isLine && screens.indexOf(from) <= screens.indexOf(screen))
      .map(({ width: [least, share] }) => `minmax(${least}rem,${share}fr)`)
      .join(' ');
  return {
    '--phone': `${select}minmax(0,1fr) fit-content(60%)`,
    '--sm': on('sm'),
    '--md': on('md'),
    '--lg': on('lg'),
    '--xl': on('xl'),
  };
}

/** The columns that this person has not hidden; `name` is that of the list in the browser's storage. */
export function useShownColumns<Row>(name: string, columns: Column<Row>[]) {
  const key = `${name}-columns-hidden`;
  const [hidden, setHidden] = useState(() => remembered(key).split(',').filter(Boolean));
  const toggle = (id: string) => {
    const next = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
    setHidden(next);
    remember(key, next.join(','));
  };
  const shown = useMemo(() => columns.filter(({ id, isFixed }) => isFixed || !hidden.includes(id)), [columns, hidden]);
  return { shown, toggle };
}
export type ShownColumns<Row> = ReturnType<typeof useShownColumns<Row>>;
