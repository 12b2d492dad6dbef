import { nodeActs, type NodeAct } from '@isthmus/contracts/acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import { rememberVisit } from '#shared/remembered.ts';
import { paths } from '#shared/paths.ts';
import { LinkButton } from '#shared/ui/button.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Sheet } from '#shared/ui/dialog.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import type { NodeList } from './node-facts.ts';
import { useNodeFacts, useStateFacts } from './use-node-facts.tsx';
import type { NodeRow } from '../list/node-rows.ts';
import type { NodeRefusals } from '../acts/selection.ts';

interface Props {
  cluster: ClusterKey;
  clusterName: string;
  name: string;
  /** Undefined when no listed node has this name. */
  row: NodeRow | undefined;
  list: NodeList;
  refusalOf: NodeRefusals;
  onClose: () => void;
  onAct: (act: NodeAct, node: ExternalNode) => void;
}

/** Shows one node at a glance, over the list: its main facts and acts. Its page has the rest. */
export default function NodeDrawer({ cluster, clusterName, name, row, list, refusalOf, onClose, onAct }: Props) {
  const { t } = useTranslation(['node-details', 'external-nodes', 'shared']);
  const node = row?.node;
  const acts = node
    ? nodeActs.map((act) => ({
        act,
        label: t(`act.${act}`),
        of: name,
        refusal: refusalOf(act, node),
        onSelect: () => onAct(act, node),
      }))
    : [];
  useActs(acts);
  const isKnown = node !== undefined;
  const to = paths.externalNode(cluster, name);
  useEffect(() => {
    if (isKnown) rememberVisit({ kind: 'node', name, cluster: clusterName, to });
  }, [isKnown, name, clusterName, to]);
  return (
    <Sheet open onOpenChange={onClose} title={name}>
      <div className="grid gap-6">
        {!node && (
          <div>
            <p className="font-medium">{t('drawer.gone')}</p>
            <p className="text-text-soft">{t('drawer.goneText')}</p>
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <LinkButton to={to}>{t('drawer.open')}</LinkButton>
          {acts.map(({ act, label, refusal, onSelect }) => (
            <ActButton key={act} refusal={refusal} onClick={onSelect}>
              {label}
            </ActButton>
          ))}
        </div>
        {row && <DrawerFacts cluster={cluster} row={row} list={list} />}
      </div>
    </Sheet>
  );
}

function DrawerFacts({ cluster, row, list }: { cluster: ClusterKey; row: NodeRow; list: NodeList }) {
  const { t } = useTranslation(['node-details', 'shared']);
  const facts = [...useStateFacts(row, list), ...useNodeFacts(cluster, row, list)];
  return (
    <Section title={t('drawer.facts')}>
      <UnreadableRow fields={row.node.unreadable} />
      {!row.node.isListed && <p className="text-text-soft">{t('facts.unlisted')}</p>}
      <Facts facts={facts} notReported={t('shared:notReported')} columns={1} />
    </Section>
  );
}
