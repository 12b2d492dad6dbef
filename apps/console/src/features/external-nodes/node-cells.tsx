import { useTranslation } from 'react-i18next';
import { useNow } from '#shared/clock.ts';
import { roughly } from '#shared/duration.ts';
import { nodeStatusOf, Status } from '#shared/status.tsx';
import { UnreadableRow } from '#shared/unreadable-row.tsx';
import { inStateOf, type NodeRow } from './node-rows.ts';
import type { SortKey } from './sort-nodes.ts';

/** An age as plain text: in a row of the table nothing but the row takes focus, and its drawer has the exact time. */
function Lasted({ at, before = false }: { at: number; before?: boolean }) {
  const { t } = useTranslation();
  const { unit, count } = roughly(useNow() - at);
  const lasted = t(`for.${unit}`, { count });
  return before ? t('external-nodes:before', { lasted }) : lasted;
}

/** What stands in a column for a node. */
export function NodeCell({ column, row }: { column: SortKey; row: NodeRow }) {
  const { t } = useTranslation('external-nodes');
  const { node, pool, joinedAt } = row;
  switch (column) {
    case 'name':
      return (
        <>
          {node.name}
          <UnreadableRow fields={node.unreadable} brief />
        </>
      );
    case 'status':
      return <Status {...nodeStatusOf(node.status)} cordoned={node.unschedulable === true} />;
    case 'ip':
      return node.ip || t('shared:untold');
    case 'pool':
      return pool || t('noPool');
    case 'location':
      return node.location;
    case 'joined':
      return joinedAt === null ? t('shared:untold') : <Lasted at={joinedAt} />;
    case 'since': {
      const { at, before } = inStateOf(node);
      return <Lasted at={Date.parse(at)} before={before} />;
    }
  }
}
