import { nodeActs, type NodeAct } from '@isthmus/contracts/acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import { rememberVisit } from '#shared/remembered.ts';
import { Age } from '#shared/time/age.tsx';
import { paths } from '#shared/paths.ts';
import { nodeStatusOf, Status } from '#shared/status.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Facts, type Fact } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Sheet } from '#shared/ui/dialog.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { contradictingState, instanceReadAt, type NodeList } from './node-facts.ts';
import { NodeHistory } from './node-history.tsx';
import { PoolOfNode } from './pool-of-node.tsx';
import { inStateOf, type NodeRow } from '../list/node-rows.ts';
import type { NodeRefusals } from '../acts/selection.ts';

interface Props {
  cluster: ClusterKey;
  clusterName: string;
  name: string;
  /** Undefined when no listed node has this name. */
  row: NodeRow | undefined;
  list: NodeList;
  pools: ExternalNodePool[];
  refusalOf: NodeRefusals;
  onClose: () => void;
  onAct: (act: NodeAct, node: ExternalNode) => void;
}

function useFacts({ cluster, row, list }: Pick<Props, 'cluster' | 'row' | 'list'>): Fact[] {
  const { t } = useTranslation(['node-details', 'external-nodes']);
  if (!row) return [];
  const { node, pool, joinedAt } = row;
  const { at, before } = inStateOf(node);
  const cordon = node.unschedulable === null ? null : t(node.unschedulable ? 'drawer.cordonOn' : 'drawer.cordonOff');
  const poolLink = node.nodePoolId && (
    <Link className="link" to={paths.externalNodePool({ ...cluster, nodePoolId: node.nodePoolId })}>
      {pool}
    </Link>
  );
  const other = contradictingState(node);
  const readAt = node.isListed ? list.observation.observedAt : instanceReadAt(node.status, list);
  const factsReadAt = instanceReadAt(node.isListed ? (node.instance?.state ?? '') : node.status, list);
  const factOf = (name: string, value: string | null): Fact => ({
    name,
    value: value && <span>{value}</span>,
    help: (factsReadAt || value === null) && <ReadAt at={factsReadAt} />,
  });
  return [
    {
      name: t('external-nodes:column.status'),
      value: <Status {...nodeStatusOf(node.status)} cordoned={node.unschedulable === true} />,
      help: <Reason reason={node.reason} readAt={readAt} />,
    },
    ...(other
      ? [
          {
            name: t('facts.other'),
            value: <Status {...nodeStatusOf(other.state)} />,
            help: (
              <>
                <Reason reason={other.reason} readAt={instanceReadAt(other.state, list)} />
                {t('facts.otherHelp')}
              </>
            ),
          },
        ]
      : []),
    {
      name: t('external-nodes:column.since'),
      value: <Age at={at} form="for" words={before ? 'external-nodes:before' : undefined} />,
      ...(before && { help: t('external-nodes:beforeHelp') }),
    },
    { name: t('drawer.cordon'), value: cordon === null ? null : <span>{cordon}</span> },
    { name: t('external-nodes:column.name'), value: node.name },
    { name: t('external-nodes:column.ip'), value: node.ip || null },
    { name: t('external-nodes:column.pool'), value: poolLink, help: node.nodePoolId },
    { name: t('external-nodes:column.location'), value: node.location || null },
    {
      name: t('external-nodes:column.joined'),
      value: joinedAt === null ? null : <Age at={new Date(joinedAt).toISOString()} />,
    },
    factOf(t('facts.kubelet'), node.kubelet),
    factOf(t('facts.cpu'), node.cpu === null ? null : String(node.cpu)),
    factOf(t('facts.memory'), node.memoryGb === null ? null : `${node.memoryGb} GB`),
    { name: t('drawer.createdTime'), value: node.createdTime },
    { name: t('drawer.seen'), value: <Age at={node.appearedAt} /> },
  ];
}

/** The age of a read, as a help line. */
function ReadAt({ at }: { at: string | null }) {
  const { t } = useTranslation('node-details');
  if (!at) return t('facts.never');
  return <Age at={at} words="shared:updatedAgo" />;
}

/** TKE's reason in its own words, and when it was read. */
function Reason({ reason, readAt }: { reason: string; readAt: string | null }) {
  const { t } = useTranslation('node-details');
  return (
    <>
      {reason && (
        <span className="block break-words">
          {t('facts.reason')}: <q>{reason}</q>
        </span>
      )}
      <span className="block">
        <ReadAt at={readAt} />
      </span>
    </>
  );
}

/** Renders all facts of one node: TKE's fields, its pool's settings, observed changes, and kubectl commands for the rest. */
export default function NodeDrawer(props: Props) {
  const { cluster, clusterName, name, row, pools, refusalOf, onClose, onAct } = props;
  const { t } = useTranslation(['node-details', 'external-nodes', 'shared']);
  const facts = useFacts(props);
  const node = row?.node;
  const pool = node && pools.find(({ id }) => id === node.nodePoolId);
  const acts = node
    ? nodeActs.map((act) => ({
        act,
        label: t(`drawer.act.${act}`),
        of: name,
        refusal: refusalOf(act, node),
        onSelect: () => onAct(act, node),
      }))
    : [];
  useActs(acts);
  const isKnown = node !== undefined;
  const to = paths.externalNodes(cluster, `?node=${encodeURIComponent(name)}`);
  useEffect(() => {
    if (isKnown) rememberVisit({ kind: 'node', name, cluster: clusterName, to });
  }, [isKnown, name, clusterName, to]);
  return (
    <Sheet open onOpenChange={onClose} title={name}>
      <div className="grid gap-6">
        {node ? (
          <>
            <div className="flex gap-2">
              {acts.map(({ act, label, refusal, onSelect }) => (
                <ActButton key={act} refusal={refusal} onClick={onSelect}>
                  {label}
                </ActButton>
              ))}
            </div>
            <Section title={t('drawer.facts')}>
              <UnreadableRow fields={node.unreadable} />
              {!node.isListed && <p className="text-text-soft">{t('facts.unlisted')}</p>}
              <Facts facts={facts} notReported={t('shared:notReported')} columns={1} />
            </Section>
          </>
        ) : (
          <div>
            <p className="font-medium">{t('drawer.gone')}</p>
            <p className="text-text-soft">{t('drawer.goneText')}</p>
          </div>
        )}
        {pool && <PoolOfNode pool={pool} />}
        <Section title={t('drawer.commands')} lead={t('external-nodes:notHere')}>
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
