import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Health } from '@isthmus/contracts/health';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn } from '#shared/data-grid/columns.tsx';
import { healthColumns } from '#shared/health/health-columns.tsx';
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
  ...healthColumns<PoolRow>({
    headers: {
      health: 'cluster-details:pool.health',
      nodes: 'cluster-details:pool.nodes',
      states: 'cluster-details:pool.states',
    },
    health: ({ health }) => health,
    to: ({ pool }, state) => nodesInState(pool, state, pool.id),
  }),
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
