import type { ClusterKey } from '@isthmus/contracts/places';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#shared/paths.ts';
import { nodeStateOf, nodeStatusOf, Status } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import type { Fact } from '#shared/ui/facts.tsx';
import { inStateOf, joinedAtOf, type NodeRow } from '../list/node-rows.ts';
import { contradictingState, instanceReadAt, type NodeList } from './node-facts.ts';

/** Returns what TKE says about the state of a node, with the age of each reading. */
export function useStateFacts({ node, isOutOfDate }: NodeRow, list: NodeList): Fact[] {
  const { t } = useTranslation(['node-details', 'external-nodes']);
  const { at, before } = inStateOf(node);
  const other = contradictingState(node);
  const readAt = node.isListed ? list.observation.observedAt : instanceReadAt(node.status, list);
  return [
    {
      name: t('external-nodes:column.status'),
      value: <Status {...nodeStateOf(node, isOutOfDate)} />,
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
  ];
}

/** Returns the facts of a node that are not its state. Kubelet, CPU and memory have the age of their own reading. */
export function useNodeFacts(cluster: ClusterKey, { node, pool }: NodeRow, list: NodeList): Fact[] {
  const { t } = useTranslation(['node-details', 'external-nodes']);
  const cordon = node.unschedulable === null ? null : t(node.unschedulable ? 'drawer.cordonOn' : 'drawer.cordonOff');
  const poolLink = node.nodePoolId && (
    <Link className="link" to={paths.externalNodePool({ ...cluster, nodePoolId: node.nodePoolId })}>
      {pool}
    </Link>
  );
  const joinedAt = joinedAtOf(node);
  const factsReadAt = instanceReadAt(node.isListed ? (node.instance?.state ?? '') : node.status, list);
  const factOf = (name: string, value: string | null): Fact => ({
    name,
    value: value && <span>{value}</span>,
    help: (factsReadAt || value === null) && <ReadAt at={factsReadAt} />,
  });
  return [
    { name: t('drawer.cordon'), value: cordon === null ? null : <span>{cordon}</span> },
    { name: t('external-nodes:column.name'), value: node.name },
    { name: t('external-nodes:column.ip'), value: node.ip || null },
    { name: t('external-nodes:column.pool'), value: poolLink, help: node.nodePoolId },
    { name: t('external-nodes:column.location'), value: node.location || null },
    {
      name: t('external-nodes:column.joined'),
      value: joinedAt && <Age at={joinedAt} />,
    },
    factOf(t('facts.kubelet'), node.kubelet),
    factOf(t('facts.cpu'), node.cpu === null ? null : String(node.cpu)),
    factOf(t('facts.memory'), node.memoryGb === null ? null : `${node.memoryGb} GB`),
    { name: t('drawer.createdTime'), value: node.createdTime },
    { name: t('drawer.seen'), value: <Age at={node.appearedAt} /> },
  ];
}

/** The age of a read, as a help line. */
export function ReadAt({ at }: { at: string | null }) {
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
