import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { Operation } from '@isthmus/contracts/operations';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { nodesOfGroup } from '#operations/group-progress.ts';
import { OperationStatus } from '#operations/operation-status.tsx';
import { paths } from '#shared/paths.ts';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

const pageSize = 100;
type Kind = 'drain-external-node' | 'delete-external-node';
const kinds: Record<OperationGroup['act'], Kind[]> = {
  drain: ['drain-external-node'],
  delete: ['delete-external-node'],
  'drain-and-delete': ['drain-external-node', 'delete-external-node'],
};

interface Props {
  act: OperationGroup['act'];
  nodes: ReturnType<typeof nodesOfGroup>;
  accountId: string;
}

/** Each node of a group with where its operations stand, in the order in which they begin. */
export function GroupNodesTable({ act, nodes, accountId }: Props) {
  const { t } = useTranslation('external-nodes');
  const [most, setMost] = useState(pageSize);
  const cell = (operation: Operation | undefined) =>
    operation && (
      <Link to={paths.operation(accountId, operation.id)} className="hover:underline">
        <OperationStatus operation={operation} />
      </Link>
    );
  return (
    <Section title={t('groupPage.nodes')}>
      <Table aria-label={t('groupPage.nodes')}>
        <thead>
          <tr>
            <Th>{t('groupPage.node')}</Th>
            {kinds[act].map((kind) => (
              <Th key={kind}>{t(kind === 'drain-external-node' ? 'groupPage.drain' : 'groupPage.delete')}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.slice(0, most).map(({ name, operations }) => (
            <Tr key={name}>
              <Td className="break-all">{name}</Td>
              {kinds[act].map((kind) => (
                <Td key={kind}>{cell(operations.find((operation) => operation.kind === kind))}</Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      {nodes.length > most && (
        <Button className="w-fit" onClick={() => setMost(most + pageSize)}>
          {t('shared:moreRows')}
        </Button>
      )}
    </Section>
  );
}
