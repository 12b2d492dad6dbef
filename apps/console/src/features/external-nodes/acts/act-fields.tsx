import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useTranslation } from 'react-i18next';
import { nodeStateOf, Status } from '#shared/status.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import type { NodeRow } from '../list/node-rows.ts';
import { impactOf, type Selection } from './selection.ts';

const mostNames = 5;

interface Props {
  selection: Selection;
  rows: NodeRow[];
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

/** Shows the target nodes, the effect on the cluster, and the number of parallel nodes. */
export function ActFields({ selection: { nodes, excluded }, rows, atOnce, onAtOnce, evicts }: Props) {
  const { t } = useTranslation('node-acts');
  const { halved, noneLeft, failed } = impactOf(
    nodes,
    rows.map(({ node }) => node),
  );
  // One reading holds all rows.
  const isOutOfDate = rows[0]?.isOutOfDate ?? false;
  const poolOf = (id: string | null) => rows.find(({ node }) => node.nodePoolId === id)?.pool ?? id;
  return (
    <>
      {(halved.length > 0 || noneLeft) && (
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
      {excluded.length > 0 && (
        <p className="text-text-soft">
          {t('act.leftOut')}:{' '}
          {excluded.map(({ node, refusal }) => `${node.name} (${t(`act.because.${refusal.reason}`)})`).join(', ')}
        </p>
      )}
      {nodes.length > 1 && (
        <Field label={t('act.atOnce')} help={t('act.atOnceHelp')}>
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
