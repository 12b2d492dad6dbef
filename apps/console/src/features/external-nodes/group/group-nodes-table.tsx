import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { OperationKindName } from '@isthmus/contracts/operations';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nodesOfGroup } from '#operations/group-progress.tsx';
import { OperationStatus } from '#operations/operation/operation-summary.tsx';
import type { Column } from '#shared/data-grid/column.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { paths } from '#shared/paths.ts';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';

const pageSize = 100;

type Group = OperationGroup & { clusterName?: string };
type Node = ReturnType<typeof nodesOfGroup>[number] & { id: string; group: Group };

const name: Column<Node> = {
  id: 'name',
  header: 'node-acts:groupPage.node',
  width: [12, 2],
  corner: 'start',
  cell: (node) => node.name,
};
const stateOf = (kind: OperationKindName, own: Pick<Column<Node>, 'header' | 'corner'>): Column<Node> => ({
  id: kind,
  width: [9, 1],
  ...own,
  cell: ({ operations }) => {
    const operation = operations.find((each) => each.kind === kind);
    return (
      operation && (
        <Link to={paths.operation(operation.accountId, operation.id)} className="hover:underline">
          <OperationStatus operation={operation} />
        </Link>
      )
    );
  },
});
const drain = stateOf('drain-external-node', { header: 'node-acts:groupPage.drain', corner: 'end' });
const deletion = { header: 'node-acts:groupPage.delete' } as const;

/** Each act has one column per operation on a node. */
const columns: Record<OperationGroup['act'], Column<Node>[]> = {
  drain: [name, drain],
  delete: [name, stateOf('delete-external-node', { ...deletion, corner: 'end' })],
  'drain-and-delete': [name, drain, stateOf('delete-external-node', { ...deletion, corner: 'below-end' })],
};

const cluster: Column<Node> = {
  id: 'cluster',
  header: 'node-acts:groupPage.cluster',
  width: [8, 1],
  corner: 'below-start',
  cell: ({ group }) => (
    <Link to={paths.operationGroup(group.accountId, group.id)} className="text-text-soft hover:underline">
      {group.clusterName || group.clusterId}
    </Link>
  ),
};

/** Failed nodes and those that wait for a person come first. The others keep their order, so rows do not jump while the group runs. */
const isWrong = ({ progress }: Node) => progress === 'failed' || progress === 'attention';

/** Lists the nodes of the groups with the states: problems first, then in the order of their operations. */
export function GroupNodesTable({ groups }: { groups: Group[] }) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const [most, setMost] = useState(pageSize);
  const rows = groups
    .flatMap((group) => nodesOfGroup(group).map((node) => ({ ...node, id: `${group.id} ${node.name}`, group })))
    .toSorted((one, other) => Number(isWrong(other)) - Number(isWrong(one)));
  const [first, ...states] = columns[groups[0]?.act ?? 'drain'];
  const shown = groups.length > 1 && first ? [first, cluster, ...states] : columns[groups[0]?.act ?? 'drain'];
  const title = t(groups.length > 1 ? 'groupPage.nodesOfAll' : 'groupPage.nodes');
  return (
    <Section title={title}>
      <DataGrid label={title} columns={shown} rows={rows.slice(0, most)} />
      {rows.length > most && (
        <Button className="w-fit" onClick={() => setMost(most + pageSize)}>
          {t('shared:moreRows')}
        </Button>
      )}
    </Section>
  );
}
