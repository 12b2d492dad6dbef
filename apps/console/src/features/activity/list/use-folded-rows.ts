import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from './activity-columns.tsx';
import { fold, type Line } from './fold.ts';

const namesShown = 3;
const namesIn = (rows: ActivityRow[]) =>
  [
    ...new Set(
      rows.flatMap(({ entry }) =>
        entry.type === 'change' ? entry.name : entry.type === 'operation' ? entry.operation.target.name : [],
      ),
    ),
  ].toSorted();

/** What the operations of one press do to each node. */
function actOf(rows: ActivityRow[]) {
  const kinds = new Set(rows.flatMap(({ entry }) => (entry.type === 'operation' ? entry.operation.kind : [])));
  const [drains, deletes] = [kinds.has('drain-external-node'), kinds.has('delete-external-node')];
  return drains && deletes ? ('drain-and-delete' as const) : deletes ? ('delete' as const) : ('drain' as const);
}

/** The number of nodes. Two clusters may have nodes of one name. */
const nodesIn = (rows: ActivityRow[]) =>
  new Set(
    rows.map(({ entry, clusterId }) => `${clusterId} ${entry.type === 'operation' && entry.operation.target.name}`),
  ).size;

/** Returns a function that folds rows: several changes of one reading, or the operations of one press, are a line with their number and names. */
export function useFoldedRows() {
  const { t } = useTranslation(['activity', 'timeline', 'operations']);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rowOf = ({ row, rows, key }: Line): ActivityRow => {
    const { entry } = row;
    if (rows.length === 1 || entry.type === 'reveal') return row;
    const names = namesIn(rows);
    const first = names.slice(0, namesShown).join(', ');
    const what = t('folded', {
      what:
        entry.type === 'change'
          ? t(`timeline:outside.${entry.object}.${entry.change}`, { count: rows.length })
          : t(`operations:group.title.${actOf(rows)}`, { count: nodesIn(rows) }),
      names:
        names.length > namesShown ? t('timeline:names', { names: first, count: names.length - namesShown }) : first,
    });
    const ticket = rows.map((one) => one.ticket).join('\n\n');
    const onUnfold = () => setOpened((now) => new Set([...now, key]));
    if (entry.type === 'change') return { ...row, what, ticket, onUnfold };
    // Each operation has its own duration and outcome; the clusters may differ too.
    const isOnePlace = new Set(rows.map(({ region, clusterId }) => `${region} ${clusterId}`)).size === 1;
    const outcome = new Set(rows.map((one) => one.outcome)).size === 1 ? row.outcome : '';
    return { ...row, what, ticket, onUnfold, outcome, took: '', cluster: isOnePlace ? row.cluster : null };
  };
  return (rows: ActivityRow[]) => fold(rows, opened).map(rowOf);
}
