import { useTranslation } from 'react-i18next';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

interface Props {
  head: string[];
  rows: string[][];
}

/** Renders one row for each rule. On a phone, the cells are stacked with their names. */
export function PortTable({ head, rows }: Props) {
  const { t } = useTranslation('clusters');
  return (
    <Table aria-label={t('network.table')}>
      <thead className="max-lg:sr-only">
        <tr>
          {head.map((name) => (
            <Th key={name}>{name}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([purpose = '', ...cells]) => (
          <Tr key={purpose} className="max-lg:grid max-lg:gap-1 max-lg:px-3 max-lg:py-2">
            <th scope="row" className="px-3 py-1.5 text-left align-top font-medium max-lg:p-0">
              {purpose}
            </th>
            {cells.map((cell, index) => (
              <Td
                key={head[index + 1]}
                className="max-lg:grid max-lg:h-auto max-lg:grid-cols-[6rem_minmax(0,1fr)] max-lg:gap-x-2 max-lg:!p-0"
              >
                <span className="text-text-soft text-xs lg:hidden">{head[index + 1]}</span>
                <span className={`min-w-0 break-words ${index < 3 ? 'lg:whitespace-nowrap' : ''}`}>{cell}</span>
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
