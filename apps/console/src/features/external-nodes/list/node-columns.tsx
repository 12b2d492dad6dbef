import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, statusColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { nodeStatusOf } from '#shared/status.tsx';
import { inStateOf, type NodeRow } from './node-rows.ts';

/** Statuses that need attention, sorted first. */
const urgency = ['Failed', 'Draining', 'Terminating'];
const urgencyOf = (status: string) => {
  const at = urgency.indexOf(status);
  return at >= 0 ? at : status === 'Running' ? urgency.length + 1 : urgency.length;
};

/** All columns of the node list, in order. The CSV has all of them. */
export const nodeColumns: Column<NodeRow>[] = [
  nameColumn({
    header: 'external-nodes:column.name',
    name: ({ node }) => node.name,
    beside: ({ node }) => <UnreadableRow fields={node.unreadable} brief />,
    sort: ({ order }) => order.name,
  }),
  statusColumn({
    header: 'external-nodes:column.status',
    width: [11, 1],
    corner: 'end',
    isFixed: true,
    status: ({ node }) => ({ ...nodeStatusOf(node.status), cordoned: node.unschedulable === true }),
    sort: ({ node }) => urgencyOf(node.status),
    csv: {
      status: ({ node }) => node.status,
      cordoned: ({ node }) => (node.unschedulable === null ? '' : String(node.unschedulable)),
    },
  }),
  {
    id: 'ip',
    header: 'external-nodes:column.ip',
    width: [8, 1],
    corner: 'below-start',
    className: 'font-mono text-xs',
    cell: ({ node }, t) => node.ip || t('shared:notReported'),
    sort: ({ order }) => order.ip,
    csv: { ip: ({ node }) => node.ip },
  },
  {
    id: 'pool',
    header: 'external-nodes:column.pool',
    width: [7, 1],
    cell: ({ pool }, t) => pool || t('external-nodes:noPool'),
    sort: ({ pool }) => pool,
    csv: { pool: ({ pool }) => pool, poolId: ({ node }) => node.nodePoolId ?? '' },
  },
  {
    id: 'location',
    header: 'external-nodes:column.location',
    width: [8, 1],
    cell: ({ node }) => node.location,
    sort: ({ node }) => node.location,
    csv: { location: ({ node }) => node.location },
  },
  timeColumn({
    id: 'joined',
    header: 'external-nodes:column.joined',
    at: ({ joinedAt }) => (joinedAt === null ? null : new Date(joinedAt).toISOString()),
    none: 'shared:notReported',
    isPlain: true,
    sort: ({ joinedAt }) => joinedAt ?? 0,
  }),
  timeColumn({
    id: 'since',
    header: 'external-nodes:column.since',
    width: [7, 0.8],
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
