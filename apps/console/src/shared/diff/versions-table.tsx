import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

interface VersionsRow {
  name: string;
  /** One list of lines per column. */
  values: string[][];
  /** Result of the comparison. `not-known`: one side has no known value. */
  verdict: 'same' | 'changed' | 'not-known';
}

interface Props {
  label: string;
  columns: ReactNode[];
  rows: VersionsRow[];
}

const shapes = { changed: '≠', same: '=', 'not-known': '?' };

/** Compares the values of several versions side by side, field by field. On a phone, the field is above its values. */
export function VersionsTable({ label, columns, rows }: Props) {
  const { t } = useTranslation();
  return (
    <Table aria-label={label} className="table-fixed">
      <thead className="max-sm:sr-only">
        <tr>
          <Th>{t('diff.field')}</Th>
          {columns.map((column, index) => (
            <Th key={index} className="whitespace-normal">
              {column}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr
            key={row.name}
            className={`max-sm:grid max-sm:grid-cols-2 ${row.verdict === 'same' ? 'text-text-soft' : ''}`}
          >
            <th scope="row" className="px-3 py-1.5 text-left align-top font-medium max-sm:col-span-full">
              <span
                aria-hidden
                className={`mr-1.5 font-mono ${row.verdict === 'changed' ? 'text-accent' : 'text-text-soft'}`}
              >
                {shapes[row.verdict]}
              </span>
              {row.name} <span className="sr-only">({t(`diff.${row.verdict}`)})</span>
            </th>
            {row.values.map((lines, column) => (
              <Td key={column} className="max-sm:h-auto">
                <span className="text-text-soft text-xs sm:hidden">{columns[column]}</span>
                {lines.map((line) => (
                  <span key={line} className="flex text-xs">
                    <span className="min-w-0 wrap-anywhere">{line}</span>
                  </span>
                ))}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
