import type { FleetNode } from '@isthmus/contracts/fleet-nodes';
import { Link } from 'react-router';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, statusColumn } from '#shared/data-grid/columns.tsx';
import { naturalOrder } from '@isthmus/contracts/natural-order';
import { paths } from '#shared/paths.ts';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { nodeStatusOf } from '#shared/status.tsx';
import { nodeColumns } from '../list/node-columns.tsx';
import { nodeId, toNodeRows, type NodeRow } from '../list/node-rows.ts';

/** A row of the cluster's list, with its place. */
export type FleetRow = NodeRow & { place: FleetNode };

/** Identifies a node in the fleet. */
export const fleetId = (node: FleetNode) => `${node.accountId} ${node.region} ${node.clusterId} ${nodeId(node)}`;

export const toFleetRows = (nodes: FleetNode[]): FleetRow[] =>
  nodes.flatMap((place) =>
    toNodeRows([{ ...place, acts: 0, instance: null }], new Map([[place.nodePoolId ?? '', place.pool]])).map((row) => ({
      ...row,
      id: fleetId(place),
      place,
    })),
  );

/** The BFF sorts by these columns. The list is only a page, so no other column sorts. */
const sortable = ['since'];
const [, , ...shared] = nodeColumns;

/** The columns of the cluster's list, with account and cluster. */
export const fleetColumns: Column<FleetRow>[] = [
  nameColumn<FleetRow>({
    header: 'external-nodes:column.name',
    width: [11, 2],
    name: ({ node }) => node.name,
    to: ({ place }) => paths.externalNode(place, place.name),
    beside: ({ node }) => <UnreadableRow fields={node.unreadable} brief />,
    sort: ({ node }) => naturalOrder(node.name),
  }),
  statusColumn<FleetRow>({
    header: 'external-nodes:column.status',
    width: [11.5, 1],
    corner: 'end',
    isFixed: true,
    status: ({ place: { state, status } }) =>
      // A word of TKE that Isthmus does not know is unknown by itself.
      state === 'unknown' && nodeStatusOf(status).status !== 'unknown'
        ? { status: state, was: nodeStatusOf(status) }
        : { ...nodeStatusOf(status), cordoned: state === 'cordoned' },
    sort: ({ place }) => place.state,
    csv: { state: ({ place }) => place.state, status: ({ node }) => node.status },
  }),
  {
    id: 'cluster',
    header: 'external-nodes:fleet.cluster',
    width: [9, 1.2],
    corner: 'below-end',
    cell: ({ place }) => (
      <Link to={paths.cluster(place)} className="hover:underline">
        {place.clusterName}
      </Link>
    ),
    sort: ({ place }) => place.clusterName,
    csv: { cluster: ({ place }) => place.clusterName, clusterId: ({ place }) => place.clusterId },
  },
  {
    id: 'account',
    header: 'external-nodes:fleet.account',
    width: [7, 0.8],
    from: 'lg',
    cell: ({ place }) => place.accountName,
    csv: { account: ({ place }) => place.accountName, region: ({ place }) => place.region },
  },
  ...shared.map(({ sort, ...column }): Column<FleetRow> => {
    const own = column.id === 'since' ? withoutCorner(column) : column;
    return sort && sortable.includes(column.id) ? { ...own, sort } : own;
  }),
];

/** Account and cluster take the room of these columns. The file has them. */
const onlyInFile = ['location', 'cpu', 'memory', 'joined'];
export const gridColumns = fleetColumns.filter(({ id }) => !onlyInFile.includes(id));

/** On a phone, the cluster has this corner. */
function withoutCorner({ corner: _, ...column }: Column<NodeRow>): Column<NodeRow> {
  return { ...column, from: 'md' };
}
