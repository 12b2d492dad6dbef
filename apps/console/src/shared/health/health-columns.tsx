import { nodesIn, type Health, type HealthState } from '@isthmus/contracts/health';
import { countText } from '#shared/i18n/number.ts';
import type { Column } from '../data-grid/column.ts';
import type { TextKey } from '../i18n/text-keys.ts';
import { HealthBar, HealthCounts } from './health-bar.tsx';

interface Pictured<Row> {
  headers: { health: TextKey; nodes: TextKey; states: TextKey };
  /** The health now: the nodes of an out-of-date reading are unknown. */
  health: (row: Row) => Health;
  /** The address of a state's rows. */
  to: (row: Row, state: HealthState) => string;
}

/** The columns of a list whose rows have nodes: their health as a bar, their number, and what is not running. */
export const healthColumns = <Row,>({ headers, health, to }: Pictured<Row>): Column<Row>[] => [
  {
    id: 'health',
    header: headers.health,
    width: [8, 1.5],
    from: 'md',
    cell: (row) => (
      <span className="block py-1">
        <HealthBar health={health(row)} />
      </span>
    ),
  },
  {
    id: 'nodes',
    header: headers.nodes,
    width: [3.5, 0.3],
    isRight: true,
    corner: 'end',
    className: 'tabular',
    sort: (row) => nodesIn(health(row)),
    csv: { nodes: (row) => String(nodesIn(health(row))) },
    cell: (row) => countText(nodesIn(health(row))),
  },
  {
    id: 'states',
    header: headers.states,
    width: [6, 0.9],
    corner: 'below-start',
    cell: (row) => <HealthCounts health={health(row)} to={(state) => to(row, state)} />,
  },
];
