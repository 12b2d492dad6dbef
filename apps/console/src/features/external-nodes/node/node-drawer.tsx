import { nodeActs, type NodeAct } from '@isthmus/contracts/acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActButton } from '#shared/acts/act-button.tsx';
import { Age } from '#shared/time/age.tsx';
import { paths } from '#shared/paths.ts';
import { nodeStatusOf, Status } from '#shared/status.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Facts, type Fact } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Sheet } from '#shared/ui/dialog.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { NodeHistory } from './node-history.tsx';
import { inStateOf, type NodeRow } from '../list/node-rows.ts';
import type { NodeRefusals } from '../acts/selection.ts';

interface Props {
  cluster: ClusterKey;
  name: string;
  /** Undefined when no listed node has this name. */
  row: NodeRow | undefined;
  refusalOf: NodeRefusals;
  onClose: () => void;
  onAct: (act: NodeAct, node: ExternalNode) => void;
}

function useFacts(cluster: ClusterKey, row: NodeRow | undefined): Fact[] {
  const { t } = useTranslation('external-nodes');
  if (!row) return [];
  const { node, pool, joinedAt } = row;
  const { at, before } = inStateOf(node);
  const cordon = node.unschedulable === null ? null : t(node.unschedulable ? 'drawer.cordonOn' : 'drawer.cordonOff');
  const poolLink = node.nodePoolId && (
    <Link className="link" to={paths.externalNodePool({ ...cluster, nodePoolId: node.nodePoolId })}>
      {pool}
    </Link>
  );
  return [
    {
      name: t('column.status'),
      value: <Status {...nodeStatusOf(node.status)} cordoned={node.unschedulable === true} />,
      help: node.reason,
    },
    {
      name: t('column.since'),
      value: (
        <span>
          {before && t('before', { lasted: '' })}
          <Age at={at} form="for" />
        </span>
      ),
      ...(before && { help: t('beforeHelp') }),
    },
    { name: t('drawer.cordon'), value: cordon === null ? null : <span>{cordon}</span> },
    { name: t('column.name'), value: node.name },
    { name: t('column.ip'), value: node.ip || null },
    { name: t('column.pool'), value: poolLink, help: node.nodePoolId },
    { name: t('column.location'), value: node.location || null },
    { name: t('column.joined'), value: joinedAt === null ? null : <Age at={new Date(joinedAt).toISOString()} /> },
    { name: t('drawer.createdTime'), value: node.createdTime },
    { name: t('drawer.seen'), value: <Age at={node.appearedAt} /> },
  ];
}

/** Renders all facts of one node: TKE's fields, observed changes, and kubectl commands for the rest. */
export default function NodeDrawer({ cluster, name, row, refusalOf, onClose, onAct }: Props) {
  const { t } = useTranslation(['external-nodes', 'shared']);
  const facts = useFacts(cluster, row);
  const node = row?.node;
  return (
    <Sheet open onOpenChange={onClose} title={name}>
      <div className="grid gap-6">
        {node ? (
          <>
            <div className="flex gap-2">
              {nodeActs.map((act) => (
                <ActButton key={act} refusal={refusalOf(act, node)} onClick={() => onAct(act, node)}>
                  {t(`drawer.act.${act}`)}
                </ActButton>
              ))}
            </div>
            <Section title={t('drawer.facts')}>
              <UnreadableRow fields={node.unreadable} />
              <Facts facts={facts} notReported={t('shared:notReported')} columns={1} />
            </Section>
          </>
        ) : (
          <div>
            <p className="font-medium">{t('drawer.gone')}</p>
            <p className="text-text-soft">{t('drawer.goneText')}</p>
          </div>
        )}
        <Section title={t('drawer.commands')} lead={t('notHere')}>
          <CommandBlock what={t('drawer.describe')} command={`kubectl describe node ${name}`} />
          <CommandBlock
            what={t('drawer.pods')}
            command={`kubectl get pods -A -o wide --field-selector spec.nodeName=${name}`}
          />
          <CommandBlock what={t('drawer.uncordon')} command={`kubectl uncordon ${name}`} />
        </Section>
        <NodeHistory cluster={cluster} name={name} />
      </div>
    </Sheet>
  );
}
