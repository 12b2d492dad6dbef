import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { nodesIn, type Health } from '@isthmus/contracts/health';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn } from '#shared/data-grid/columns.tsx';
import { HealthBar, HealthCounts } from '#shared/health-bar.tsx';
import { nodesInState, paths } from '#shared/paths.ts';

export interface PoolRow {
  id: string;
  pool: ExternalNodePool;
  /** Of its nodes and expected hosts now. */
  health: Health;
}

/** The pools of the overview: which of them needs somebody. */
export const poolColumns: Column<PoolRow>[] = [
  nameColumn({
    header: 'clusters:pool.name',
    width: [8, 0.8],
    name: ({ pool }) => pool.name,
    to: ({ pool }) => paths.externalNodePool({ ...pool, nodePoolId: pool.id }),
  }),
  {
    id: 'health',
    header: 'clusters:pool.health',
    width: [10, 1.6],
    from: 'md',
    cell: ({ health }) => (
      <span className="block py-1">
        <HealthBar health={health} />
      </span>
    ),
  },
  {
    id: 'nodes',
    header: 'clusters:pool.nodes',
    width: [3.5, 0.3],
    isRight: true,
    corner: 'end',
    className: 'tabular',
    cell: ({ health }) => nodesIn(health),
  },
  {
    id: 'states',
    header: 'clusters:pool.states',
    width: [7, 0.9],
    corner: 'below-start',
    cell: ({ pool, health }) => <HealthCounts health={health} to={(state) => nodesInState(pool, state, pool.id)} />,
  },
  {
    id: 'template',
    header: 'clusters:pool.template',
    width: [7, 0.9],
    from: 'md',
    cell: ({ pool: { madeFrom } }, t) =>
      madeFrom ? (
        t('clusters:pool.madeFrom', madeFrom)
      ) : (
        <span className="text-text-soft">{t('clusters:pool.noTemplate')}</span>
      ),
  },
];
