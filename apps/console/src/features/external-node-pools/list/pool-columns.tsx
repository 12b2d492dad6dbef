import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn } from '#shared/data-grid/columns.tsx';
import { healthNow } from '#shared/health/health-bar.tsx';
import { healthColumns } from '#shared/health/health-columns.tsx';
import { naturalOrder } from '@isthmus/contracts/natural-order';
import { nodesInState, paths } from '#shared/paths.ts';
import { lineOfLabel, lineOfTaint, nameOfRuntime } from '#shared/pool-settings/settings.ts';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { Breakable } from '#shared/ui/copy/copyable.tsx';
import { PoolState } from '../pool-state.tsx';

const linesOr = (lines: string[], none: ReactNode) =>
  lines.length
    ? lines.map((line) => (
        <span key={line} className="block font-mono text-xs">
          <Breakable text={line} />
        </span>
      ))
    : none;
const soft = (text: string) => <span className="text-text-soft">{text}</span>;

/** `isOutOfDate`: the reading of its nodes is, so they are unknown. */
export type PoolRow = ExternalNodePool & { isOutOfDate: boolean };

/** All columns of the pool list, in order. */
export const poolColumns: Column<PoolRow>[] = [
  nameColumn({
    header: 'external-node-pools:column.name',
    width: [7, 0.85],
    name: ({ name, id }) => name || id,
    sort: ({ name, id }) => naturalOrder(name || id),
    csv: { name: ({ name }) => name, id: ({ id }) => id, state: ({ state }) => state },
    to: (pool) => paths.externalNodePool({ ...pool, nodePoolId: pool.id }),
    beside: ({ state }) => (
      <span className="ml-3 empty:hidden">
        <PoolState state={state} />
      </span>
    ),
    under: ({ unreadable }) => <UnreadableRow fields={unreadable} />,
  }),
  ...healthColumns<PoolRow>({
    headers: {
      health: 'external-node-pools:column.health',
      nodes: 'external-node-pools:column.nodes',
      states: 'external-node-pools:column.states',
    },
    health: ({ health, isOutOfDate }) => healthNow(health, isOutOfDate),
    to: (pool, state) => nodesInState(pool, state, pool.id),
  }),
  {
    id: 'type',
    header: 'external-node-pools:column.type',
    width: [3.25, 0.35],
    from: 'xl',
    sort: ({ nodeType }) => nodeType,
    csv: { type: ({ nodeType }) => nodeType },
    cell: ({ nodeType }) => nodeType,
  },
  {
    id: 'runtime',
    header: 'external-node-pools:column.runtime',
    width: [8, 0.9],
    from: 'lg',
    sort: ({ runtime }) => (runtime ? naturalOrder(nameOfRuntime(runtime)) : ''),
    csv: { runtime: ({ runtime }) => (runtime ? nameOfRuntime(runtime) : '') },
    cell: ({ runtime }, t) => (runtime ? nameOfRuntime(runtime) : t('shared:notReported')),
  },
  {
    id: 'labels',
    header: 'external-node-pools:column.labels',
    width: [10.75, 1.4],
    from: '2xl',
    csv: { labels: ({ labels }) => labels.map(lineOfLabel).join(' ') },
    cell: ({ labels }, t) => linesOr(labels.map(lineOfLabel), soft(t('shared:none'))),
  },
  {
    id: 'taints',
    header: 'external-node-pools:column.taints',
    width: [7, 1.05],
    from: 'xl',
    csv: { taints: ({ taints }) => taints.map(lineOfTaint).join(' ') },
    cell: ({ taints }, t) => linesOr(taints.map(lineOfTaint), soft(t('shared:none'))),
  },
  {
    id: 'protection',
    header: 'external-node-pools:column.protection',
    width: [9.25, 0],
    from: 'md',
    csv: { deletionProtection: ({ deletionProtection }) => String(deletionProtection ?? '') },
    cell: ({ deletionProtection: isOn }, t) =>
      t(isOn === null ? 'shared:notReported' : isOn ? 'pool-settings:value.on' : 'pool-settings:value.off'),
  },
  {
    id: 'template',
    header: 'external-node-pools:column.template',
    width: [5, 0.5],
    from: 'md',
    sort: ({ madeFrom }) => (madeFrom ? naturalOrder(`${madeFrom.name} v${madeFrom.version}`) : ''),
    csv: { template: ({ madeFrom }) => (madeFrom ? `${madeFrom.name} v${madeFrom.version}` : '') },
    cell: ({ madeFrom }, t) =>
      madeFrom ? (
        <Link to={paths.template(madeFrom.templateId)} className="link">
          {t('external-node-pools:fromTemplate', madeFrom)}
        </Link>
      ) : (
        soft(t('shared:none'))
      ),
  },
];
