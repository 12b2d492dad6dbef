import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { useNode } from '#shared/page/node-key.ts';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import type { NodeRow } from '../list/node-rows.ts';
import type { NodeList } from '../node/node-facts.ts';
import { ReadAt, useNodeFacts } from '../node/use-node-facts.tsx';
import { KubectlCommands } from './kubectl-commands.tsx';
import { PoolOfNode } from './pool-of-node.tsx';

interface Props {
  /** Null for a removed node. */
  row: NodeRow | null;
  list: NodeList;
  pool: ExternalNodePool | undefined;
}

/** The facts of a node, what is set on its pool, and kubectl commands for the rest. */
export function NodeAside({ row, list, pool }: Props) {
  const { nodeName } = useNode();
  return (
    <aside className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {row && <NodeFacts row={row} list={list} />}
      {row && pool && <PoolOfNode pool={pool} />}
      {row && <KubectlCommands name={nodeName} />}
    </aside>
  );
}

function NodeFacts({ row, list }: { row: NodeRow; list: NodeList }) {
  const { t } = useTranslation(['node-page', 'node-details', 'shared']);
  const facts = useNodeFacts(useNode(), row, list);
  return (
    <Section title={t('node-details:drawer.facts')}>
      <Facts facts={facts} notReported={t('shared:notReported')} isQuiet />
      <p className="text-text-soft text-xs">
        {t('facts.from')} <ReadAt at={list.factsObservation.observedAt} />
      </p>
    </Section>
  );
}
