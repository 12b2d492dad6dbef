import { healthStateOf, type HealthState } from '@isthmus/contracts/health';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, statusColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import type { TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { naturalOrder } from '@isthmus/contracts/natural-order';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { nodeStateOf } from '#shared/status.tsx';
import { NodeLink } from './node-link.tsx';
import { inStateOf, joinedAtOf, type NodeRow } from './node-rows.ts';

/** States that need attention, sorted first. */
const urgency: HealthState[] = ['failed', 'initializing', 'draining', 'terminating', 'unknown'];
const urgencyOf = ({ node: { status }, isOutOfDate }: NodeRow) => {
  const at = urgency.indexOf(isOutOfDate ? 'unknown' : healthStateOf({ status, unschedulable: null }));
  return at >= 0 ? at : urgency.length;
};

/** A dash, because the columns are narrow. */
const notReported = (t: TakesEveryKey) => (
  <>
    <span aria-hidden>–</span>
    <span className="sr-only">{t('shared:notReported')}</span>
  </>
);

/** All columns of the node list, in order. The CSV has all of them. */
export const nodeColumns: Column<NodeRow>[] = [
  nameColumn({
    header: 'external-nodes:column.name',
    width: [11, 2],
    name: ({ node }) => node.name,
    link: ({ node }) => <NodeLink name={node.name} />,
    beside: ({ node }) => node.unreadable.length > 0 && <UnreadableRow fields={node.unreadable} brief />,
    sort: ({ node }) => naturalOrder(node.name),
  }),
  statusColumn({
    header: 'external-nodes:column.status',
    width: [11.5, 1],
    corner: 'end',
    isFixed: true,
    status: ({ node, isOutOfDate }) => nodeStateOf(node, isOutOfDate),
    sort: urgencyOf,
    csv: {
      status: ({ node, isOutOfDate }) => (isOutOfDate ? 'unknown' : node.status),
      lastStatus: ({ node }) => node.status,
      cordoned: ({ node }) => (node.unschedulable === null ? '' : String(node.unschedulable)),
    },
  }),
  {
    id: 'ip',
    header: 'external-nodes:column.ip',
    width: [7, 1],
    corner: 'below-start',
    className: 'font-mono text-xs',
    cell: ({ node }, t) => node.ip || t('shared:notReported'),
    sort: ({ node }) => naturalOrder(node.ip),
    csv: { ip: ({ node }) => node.ip },
  },
  {
    id: 'pool',
    header: 'external-nodes:column.pool',
    width: [7, 1],
    from: 'lg',
    cell: ({ pool }, t) => pool || t('external-nodes:noPool'),
    sort: ({ pool }) => pool,
    csv: { pool: ({ pool }) => pool, poolId: ({ node }) => node.nodePoolId ?? '' },
  },
  {
    id: 'location',
    header: 'external-nodes:column.location',
    width: [8, 1],
    from: 'xl',
    cell: ({ node }) => node.location,
    sort: ({ node }) => node.location,
    csv: { location: ({ node }) => node.location },
  },
  {
    id: 'kubelet',
    header: 'external-nodes:column.kubelet',
    width: [7.75, 0.6],
    from: '2xl',
    className: 'font-mono text-xs',
    cell: ({ node }, t) => node.kubelet ?? notReported(t),
    sort: ({ node }) => naturalOrder(node.kubelet ?? ''),
    csv: { kubelet: ({ node }) => node.kubelet ?? '' },
  },
  {
    id: 'cpu',
    header: 'external-nodes:column.cpu',
    width: [3.5, 0.3],
    from: '2xl',
    isRight: true,
    className: 'tabular',
    cell: ({ node }, t) => node.cpu ?? notReported(t),
    sort: ({ node }) => node.cpu ?? -1,
    csv: { cpuCores: ({ node }) => String(node.cpu ?? '') },
  },
  {
    id: 'memory',
    header: 'external-nodes:column.memory',
    width: [4.5, 0.3],
    from: '2xl',
    isRight: true,
    className: 'tabular',
    cell: ({ node }, t) => (node.memoryGb === null ? notReported(t) : `${node.memoryGb} GB`),
    sort: ({ node }) => node.memoryGb ?? -1,
    csv: { memoryGb: ({ node }) => String(node.memoryGb ?? '') },
  },
  timeColumn({
    id: 'joined',
    header: 'external-nodes:column.joined',
    from: 'xl',
    at: ({ node }) => joinedAtOf(node),
    none: 'shared:notReported',
    isPlain: true,
    sort: ({ node }) => joinedAtOf(node) ?? '',
  }),
  timeColumn({
    id: 'since',
    header: 'external-nodes:column.since',
    width: [8.25, 0.8],
    corner: 'below-end',
    at: ({ node }) => inStateOf(node).at,
    isPlain: ({ node }) => (inStateOf(node).before ? 'external-nodes:before' : undefined),
    csv: {
      inStateSince: ({ node }) => inStateOf(node).at,
      inStateBeforeThat: ({ node }) => String(inStateOf(node).before),
    },
  }),
  {
    id: 'reason',
    header: 'external-nodes:column.reason',
    width: [0, 0],
    isLine: true,
    isFixed: true,
    cell: ({ node }) => node.reason,
    csv: { reason: ({ node }) => node.reason },
  },
];
