import { Columns3, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace } from '#shared/i18n/text-keys.ts';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import type { Column, ShownColumns } from './column.ts';

interface Props<Row> {
  columns: Column<Row>[];
  /** The columns to choose from; without it, all. */
  offered?: Column<Row>[];
  shown: ShownColumns<Row>;
  /** The rows of the file, in the shown order, and its name. */
  rows: Row[];
  file: string;
}

/** Chooses the columns of a list, and downloads its rows with all columns. */
export function GridTools<Row>({ columns, offered = columns, shown, rows, file }: Props<Row>) {
  const { t } = useTranslation<EveryNamespace>();
  const download = () =>
    void import('./csv.ts').then(({ csvOf, downloadCsv }) => downloadCsv(file, csvOf(columns, rows)));
  return (
    <>
      <Menu
        items={offered
          .filter(({ isFixed }) => !isFixed)
          .map((column) => ({
            label: t(column.header),
            checked: shown.shown.includes(column),
            onSelect: () => shown.toggle(column.id),
          }))}
      >
        <Button size="sm" className="max-sm:hidden">
          <Columns3 aria-hidden />
          {t('columns')}
        </Button>
      </Menu>
      <IconButton label={t('csv')} onClick={download}>
        <Download />
      </IconButton>
    </>
  );
}
