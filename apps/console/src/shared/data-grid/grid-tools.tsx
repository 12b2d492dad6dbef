import { Columns3, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace } from '#shared/i18n/text-keys.ts';
import { Button, IconButton } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import type { Column, ShownColumns } from './column.ts';

interface Props<Row> {
  /** The columns to choose from. */
  columns: Column<Row>[];
  shown: ShownColumns<Row>;
  /** Writes a file with the rows in the shown order. */
  onDownload: () => void;
  /** The file is being read. */
  isDownloading?: boolean;
}

/** Returns a function that writes rows with all columns to a file. */
export const csvFile =
  <Row,>(file: string, columns: Column<Row>[], rows: Row[]) =>
  () =>
    void import('./csv.ts').then(({ csvOf, downloadCsv }) => downloadCsv(file, csvOf(columns, rows)));

/** Chooses the columns of a list, and downloads its rows with all columns. */
export function GridTools<Row>({ columns, shown, onDownload, isDownloading = false }: Props<Row>) {
  const { t } = useTranslation<EveryNamespace>();
  return (
    <>
      <Menu
        items={columns
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
      <IconButton label={t('csv')} onClick={onDownload} disabled={isDownloading} aria-busy={isDownloading}>
        <Download />
      </IconButton>
    </>
  );
}
