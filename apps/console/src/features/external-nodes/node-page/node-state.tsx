import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useTranslation } from 'react-i18next';
import { nodeStatusOf, Status } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { instanceReadAt, contradictingState, type NodeList } from '../node/node-facts.ts';
import { ReadAt } from '../node/use-node-facts.tsx';
import { beganOf } from './began-of.ts';
import { Moment } from './moment.tsx';

type Node = ExternalNode & { sinceNotBefore: string | null };

/** Shows the state of a node and since when. After an out-of-date reading the state is unknown. */
export function NodeState({ node, readAt, isOld }: { node: Node; readAt: string | null; isOld: boolean }) {
  const { t } = useTranslation(['node-page', 'external-nodes', 'shared']);
  const { at, notBefore, isBefore } = beganOf(node);
  const { status, word } = nodeStatusOf(node.status);
  if (isOld)
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <Status status="unknown" />
        <span className="text-text-soft">
          {readAt && <Age at={readAt} form="for" words="node-page:state.unknownFor" />}{' '}
          {t('state.last', { status: word ?? t(`shared:status.${status}`) })}
        </span>
      </span>
    );
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Status status={status} {...(word && { word })} cordoned={node.unschedulable === true} />
      <span className="text-text-soft">
        {isBefore ? (
          <span title={t('external-nodes:beforeHelp')}>
            <Age at={at} form="for" words="external-nodes:before" />
          </span>
        ) : (
          <>
            <Moment at={at} notBefore={notBefore} words={(time) => t('state.since', { time })} />{' '}
            <Age at={at} form="for" words="node-page:state.lasted" />
          </>
        )}
      </span>
    </span>
  );
}

/** Shows both states of a node on which TKE's two lists differ, with their times. */
export function DifferingStates({ node, list }: { node: Node; list: NodeList }) {
  const { t } = useTranslation('node-page');
  const other = contradictingState(node);
  if (!other) return null;
  const rows = [
    { list: 'DescribeExternalNode', word: node.status, reason: node.reason, at: list.observation.observedAt },
    {
      list: 'DescribeClusterInstances (2022-05-01)',
      word: other.state,
      reason: other.reason,
      at: instanceReadAt(other.state, list),
    },
  ];
  return (
    <section aria-labelledby="node-differs" className="grid gap-1">
      <h2 id="node-differs" className="text-md">
        {t('differs.title')}
      </h2>
      <p className="text-text-soft max-w-[72ch]">{t('differs.text')}</p>
      <ul className="border-line border-b">
        {rows.map(({ list: name, word, reason, at }) => (
          <li key={name} className="border-line flex flex-wrap items-baseline gap-x-4 border-t py-1.5">
            <span className="font-mono text-xs">{name}</span>
            <Status {...nodeStatusOf(word)} />
            {reason && <q className="break-words">{reason}</q>}
            <span className="text-text-soft ml-auto text-xs">
              <ReadAt at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
