import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { nodesIn, type Health } from '@isthmus/contracts/health';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn } from '#shared/data-grid/columns.tsx';
import { HealthBar, HealthCounts } from '#shared/health/health-bar.tsx';
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
    header: 'cluster-details:pool.name',
    width: [8, 0.8],
    name: ({ pool }) => pool.name,
    to: ({ pool }) => paths.externalNodePool({ ...pool, nodePoolId: pool.id }),
  }),
  {
    id: 'health',
    header: 'cluster-details:pool.health',
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
    header: 'cluster-details:pool.nodes',
    width: [3.5, 0.3],
    isRight: true,
    corner: 'end',
    className: 'tabular',
    cell: ({ health }) => nodesIn(health),
  },
  {
    id: 'states',
    header: 'cluster-details:pool.states',
    width: [7, 0.9],
    corner: 'below-start',
    cell: ({ pool, health }) => <HealthCounts health={health} to={(state) => nodesInState(pool, state, pool.id)} />,
  },
  {
    id: 'template',
    header: 'cluster-details:pool.template',
    width: [7, 0.9],
    from: 'md',
    cell: ({ pool: { madeFrom } }, t) =>
      madeFrom ? (
        t('cluster-details:pool.madeFrom', madeFrom)
      ) : (
        <span className="text-text-soft">{t('cluster-details:pool.noTemplate')}</span>
      ),
  },
];
