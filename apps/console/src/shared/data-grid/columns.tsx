import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { Age, PlainAge } from '#shared/time/age.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import type { TakesEveryKey, TextKey } from '../i18n/text-keys.ts';
import { statusIn, type Status } from '../status.tsx';
import type { Column } from './column.ts';

/** The list's own values for a shared column: the head and overrides. */
type Own<Row> = Pick<Column<Row>, 'header'> & Partial<Column<Row>>;

interface Name<Row> extends Own<Row> {
  name: (row: Row) => string;
  /** Path behind the name. */
  to?: (row: Row) => string;
  /** The name as a link, when its path needs more than the row. */
  link?: (row: Row) => ReactNode;
  /** Rendered after the name: a state or a mark. */
  beside?: (row: Row, t: TakesEveryKey) => ReactNode;
  /** Rendered under the name: an id or a place. */
  under?: (row: Row, t: TakesEveryKey) => ReactNode;
}

/** The name of a row. It is the first column and visible on every screen. */
export const nameColumn = <Row,>({ name, to, link, beside, under, ...own }: Name<Row>): Column<Row> => ({
  id: 'name',
  width: [12, 2],
  corner: 'start',
  isFixed: true,
  csv: { name },
  cell: (row, t) => (
    <>
      {to ? (
        <Link to={to(row)} className="link font-medium whitespace-pre-wrap">
          {name(row)}
        </Link>
      ) : (
        link?.(row)
      )}
      {beside?.(row, t)}
      {under?.(row, t)}
    </>
  ),
  ...own,
});

interface State<Row> extends Own<Row> {
  status: (row: Row) => ComponentProps<typeof Status>;
}

/** Shows the state of a row as shape and word. */
export const statusColumn = <Row,>({ status, ...own }: State<Row>): Column<Row> => ({
  id: 'status',
  width: [8, 1],
  cell: (row, t) => statusIn(t, status(row)),
  ...own,
});

interface Time<Row> extends Own<Row> {
  /** ISO 8601; null when unknown. */
  at: (row: Row) => string | null;
  /** The text for an unknown time. */
  none?: TextKey;
  /** Shows plain text without a tooltip, for rows that take the focus. A function returns a text with `lasted`. */
  isPlain?: true | ((row: Row) => TextKey | undefined);
}

/** Shows a time as its age. The CSV has the time itself. */
export const timeColumn = <Row,>({ at, none, isPlain, id = 'at', ...own }: Time<Row>): Column<Row> => ({
  id,
  width: [5.5, 0.6],
  isRight: true,
  className: 'tabular text-text-soft',
  sort: (row) => at(row) ?? '',
  csv: { [id]: (row) => at(row) ?? '' },
  cell: (row, t) => {
    const time = at(row);
    if (!time) return none && t(none);
    return isPlain ? (
      <PlainAge t={t} at={time} words={isPlain === true ? undefined : isPlain(row)} />
    ) : (
      <Age at={time} />
    );
  },
  ...own,
});

interface Ids<Row> extends Own<Row> {
  ids: (row: Row) => string[];
  /** The name of the copied value, such as "cluster id". */
  what: TextKey;
}

/** Shows the ids of a row in monospace, each with a copy button. */
export const idColumn = <Row,>({ ids, what, ...own }: Ids<Row>): Column<Row> => ({
  id: 'ids',
  width: [9, 1],
  cell: (row, t) =>
    ids(row).map((id) => (
      <div key={id}>
        <Copyable text={id} what={t(what)} />
      </div>
    )),
  ...own,
});
