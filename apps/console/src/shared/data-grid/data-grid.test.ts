import { expect, test } from 'vitest';
import { tracksOf, type Column } from './column.ts';
import { csvOf } from './csv.ts';
import { RowElements } from './rows-in-view.tsx';
import { between } from './selectable-rows.tsx';
import { parseSort, sortRows, writeSort } from './sort.ts';

interface Host {
  name: string;
  cpus: number;
}
const columns: Column<Host>[] = [
  {
    id: 'name',
    header: 'external-nodes:column.name',
    width: [10, 2],
    cell: ({ name }) => name,
    sort: ({ name }) => name,
  },
  {
    id: 'cpus',
    header: 'external-nodes:column.ip',
    width: [4, 1],
    from: 'lg',
    cell: ({ cpus }) => cpus,
    sort: ({ cpus }) => cpus,
    csv: { cpus: ({ cpus }) => String(cpus), cores: ({ cpus }) => String(cpus / 2) },
  },
  {
    id: 'note',
    header: 'external-nodes:column.reason',
    width: [0, 0],
    isLine: true,
    cell: () => '',
    csv: { note: () => 'none' },
  },
];
const hosts = [
  { name: 'c', cpus: 4 },
  { name: 'a', cpus: 4 },
  { name: 'b', cpus: 2 },
];
const sorted = (text: string) => sortRows(hosts, columns, parseSort(text, columns)).map(({ name }) => name);

test('rows sort by a column, then by the first column', () => {
  expect(sorted('name')).toEqual(['a', 'b', 'c']);
  expect(sorted('cpus')).toEqual(['b', 'a', 'c']);
  expect(sorted('-cpus')).toEqual(['a', 'c', 'b']);
});

test('a sort in the URL names a sortable column, or falls back to the first', () => {
  expect(parseSort(writeSort({ by: 'cpus', descending: true }), columns)).toEqual({ by: 'cpus', descending: true });
  const first = { by: 'name', descending: false };
  expect([null, '', '-', 'note', '-nothing'].map((text) => parseSort(text, columns))).toEqual(Array(5).fill(first));
});

test('a CSV has all columns with CSV fields, in order', () => {
  expect(csvOf(columns, hosts.slice(0, 1))).toEqual([
    ['cpus', 'cores', 'note'],
    ['4', '2', 'none'],
  ]);
});

test('a screen has tracks for its visible columns and for the tick box', () => {
  const tracks = tracksOf(columns, true);
  expect(tracks['--md']).toBe('2.5rem minmax(min(10rem,80%),2fr)');
  expect(tracks['--lg']).toBe('2.5rem minmax(min(10rem,60.6%),2fr) minmax(min(4rem,24.2%),1fr)');
  expect(tracksOf(columns, false)['--phone']).toBe('minmax(0,1fr) fit-content(60%)');
});

test('a range works in either direction', () => {
  expect(between(['a', 'b', 'c', 'd'], 'c', 'a')).toEqual(['a', 'b', 'c']);
  expect(between(['a', 'b'], 'gone', 'b')).toEqual(['b']);
});

test('a row that comes into view takes the element of one that left; others keep theirs', () => {
  const elements = new RowElements();
  /** `+`: the row has a full-width line. */
  const arranged = (rows: string, isScrolling: boolean) =>
    elements
      .arrange(
        rows.split(' ').map((row) => ({ id: row.replace('+', ''), isMeasured: row.endsWith('+') })),
        isScrolling,
      )
      .map(({ id, key }) => `${id}:${key}`)
      .join(' ');
  expect(arranged('a b c', false)).toBe('a:#1 b:#2 c:#3');
  expect(arranged('b c d', true)).toBe('d:#1 b:#2 c:#3');
  expect(arranged('b c d', false)).toBe('b:#2 c:#3 d:#1');
  // A row with a line has its own element. One that gets a line keeps its element, and leaves it to none.
  expect(arranged('c d+ e+', true)).toBe('c:#3 d:#1 e:e');
  expect(arranged('c f g', true)).toBe('c:#3 f:#4 g:#5');
});
