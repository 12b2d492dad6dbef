import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { OperationKindName } from '@isthmus/contracts/operations';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { nodesOfGroup } from '#operations/group-progress.tsx';
import { OperationStatus } from '#operations/operation/operation-summary.tsx';
import type { Column } from '#shared/data-grid/column.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { paths } from '#shared/paths.ts';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';

const pageSize = 100;

type Node = ReturnType<typeof nodesOfGroup>[number] & { id: string };

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

interface Props {
  act: OperationGroup['act'];
  nodes: ReturnType<typeof nodesOfGroup>;
}

/** Failed nodes and those that wait for a person come first. The others keep their order, so rows do not jump while the group runs. */
const isWrong = ({ progress }: Node) => progress === 'failed' || progress === 'attention';

/** Lists the nodes of a group with the states: problems first, then in the order of their operations. */
export function GroupNodesTable({ act, nodes }: Props) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const [most, setMost] = useState(pageSize);
  const rows = nodes
    .map((node) => ({ ...node, id: node.name }))
    .toSorted((one, other) => Number(isWrong(other)) - Number(isWrong(one)));
  return (
    <Section title={t('groupPage.nodes')}>
      <DataGrid label={t('groupPage.nodes')} columns={columns[act]} rows={rows.slice(0, most)} />
      {rows.length > most && (
        <Button className="w-fit" onClick={() => setMost(most + pageSize)}>
          {t('shared:moreRows')}
        </Button>
      )}
    </Section>
  );
}
