import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useTranslation } from 'react-i18next';
import { nodeStateOf, Status } from '#shared/status.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { impactOf, sizeOf, type ActPart } from './selection.ts';

const mostNames = 5;

interface Props {
  parts: ActPart[];
  atOnce: number;
  onAtOnce: (atOnce: number) => void;
  /** True when the act evicts Pods. Failed nodes never finish evicting. */
  evicts: boolean;
}

const shortListOf = (nodes: ExternalNode[]) =>
  nodes
    .slice(0, mostNames)
    .map(({ name }) => name)
    .join(', ') + (nodes.length > mostNames ? ', …' : '');

/** Shows the target nodes, the effect on each cluster, and the number of parallel nodes. */
export function ActFields({ parts, atOnce, onAtOnce, evicts }: Props) {
  const { t } = useTranslation('node-acts');
  const isMany = parts.length > 1;
  return (
    <>
      {parts.map((part) => {
        const { cluster, clusterName, accountName, selection, poolOf } = part;
        if (!isMany) return <Targets key={cluster.clusterId} part={part} evicts={evicts} />;
        const pools = [...new Set(selection.nodes.map(({ nodePoolId }) => poolOf(nodePoolId)))].filter(Boolean);
        return (
          <section
            key={`${cluster.accountId} ${cluster.region} ${cluster.clusterId}`}
            aria-label={clusterName}
            className="grid grid-cols-[minmax(0,1fr)] gap-2"
          >
            <h3 className="flex flex-wrap items-baseline gap-x-3">
              <span className="break-words">{clusterName}</span>
              <span className="text-text-soft text-xs font-normal">
                {accountName} · {t('act.nodes', { count: selection.nodes.length })}
                {pools.length > 0 && <> · {t('act.pools', { count: pools.length, names: pools.join(', ') })}</>}
              </span>
            </h3>
            {selection.nodes.length === 0 && <p className="text-text-soft">{t('act.nothing')}</p>}
            <Targets part={part} evicts={evicts} />
          </section>
        );
      })}
      {(isMany || sizeOf(parts) > 1) && (
        <Field
          label={t(isMany ? 'act.atOnceEach' : 'act.atOnce')}
          help={t(isMany ? 'act.atOnceEachHelp' : 'act.atOnceHelp')}
        >
          <Select className="w-56" value={atOnce} onChange={(event) => onAtOnce(Number(event.target.value))}>
            {[1, 2, 3, 4, 5].map((count) => (
              <option key={count} value={count}>
                {count === 1 ? t('act.oneAtATime') : count}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

/** The target nodes of one cluster, with the effect on it, and the nodes that are not included. */
function Targets({ part, evicts }: { part: ActPart; evicts: boolean }) {
  const { t } = useTranslation('node-acts');
  const { selection, gone = [], all, poolOf, isOutOfDate } = part;
  const { nodes, excluded } = selection;
  const { halved, noneLeft, failed } = impactOf(nodes, all);
  const warns = nodes.length > 0 && (halved.length > 0 || noneLeft);
  return (
    <>
      {isOutOfDate && nodes.length > 0 && (
        <Banner tone="warn" role="status">
          {t('act.outOfDate')}
        </Banner>
      )}
      {warns && (
        <Banner tone="warn" role="status">
          {halved.map(({ nodePoolId, chosen, of }) => (
            <p key={nodePoolId}>{t('act.halved', { pool: poolOf(nodePoolId), chosen, of })}</p>
          ))}
          {noneLeft && <p>{t('act.noneLeft')}</p>}
        </Banner>
      )}
      {evicts && failed.length > 0 && (
        <Banner tone="warn" role="status">
          {t('act.failed', { count: failed.length, names: shortListOf(failed) })}
        </Banner>
      )}
      {nodes.length > 0 && (
        <ul
          aria-label={t('act.targets')}
          tabIndex={0}
          className="border-line divide-line max-h-48 divide-y overflow-y-auto rounded-md border"
        >
          {nodes.map((node) => (
            <li key={node.name} className="flex flex-wrap items-baseline gap-x-4 px-3 py-1">
              <span className="min-w-0 flex-1 break-all">{node.name}</span>
              <span className="text-text-soft">{poolOf(node.nodePoolId)}</span>
              <Status {...nodeStateOf(node, isOutOfDate)} />
            </li>
          ))}
        </ul>
      )}
      {excluded.length + gone.length > 0 && (
        <p className="text-text-soft break-words">
          {t('act.leftOut')}:{' '}
          {[
            ...excluded.map(({ node, refusal }) => `${node.name} (${t(`act.because.${refusal.reason}`)})`),
            ...gone.map((name) => `${name} (${t('act.because.gone')})`),
          ].join(', ')}
        </p>
      )}
    </>
  );
}
