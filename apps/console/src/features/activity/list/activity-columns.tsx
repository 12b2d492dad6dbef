import type { ActivityEntry } from '@isthmus/contracts/activity';
import { Link } from 'react-router';
import type { Described } from '#operations/activity/described.ts';
import { OperationStatus } from '#operations/operation/operation-summary.tsx';
import type { Column } from '#shared/data-grid/column.ts';
import { idColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import { paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { CopyButton } from '#shared/ui/copy/copyable.tsx';

interface ActivityRow extends Described {
  entry: ActivityEntry;
  accountId: string;
  /** The entry as lines for a ticket. */
  ticket: string;
  /** False on a cluster's own page. */
  showsCluster: boolean;
}

const operationOf = ({ entry }: ActivityRow) => (entry.type === 'operation' ? entry.operation : null);

/** All columns of the activity list, in order. */
export const activityColumns: Column<ActivityRow>[] = [
  {
    id: 'what',
    header: 'activity:column.what',
    width: [12, 3],
    corner: 'start',
    cell: (row, t) => {
      const { what, outcome, region, clusterId, accountId, showsCluster } = row;
      const operation = operationOf(row);
      const place = showsCluster && clusterId && (
        <>
          <Link to={paths.cluster({ accountId, region, clusterId })} className="link font-mono">
            {clusterId}
          </Link>{' '}
          · {region}
        </>
      );
      const group = operation?.groupId && (
        <>
          {showsCluster && ' · '}
          <Link to={paths.operationGroup(accountId, operation.groupId)} className="link">
            {t('activity:group')}
          </Link>
        </>
      );
      return (
        <>
          {operation ? (
            <Link to={paths.operation(accountId, operation.id)} className="link font-medium">
              {what}
            </Link>
          ) : (
            what
          )}
          <div className="text-text-soft text-xs">
            {place}
            {group}
          </div>
          {outcome && <div className="text-text-soft max-w-[72ch] text-xs">{outcome}</div>}
        </>
      );
    },
  },
  {
    id: 'state',
    header: 'activity:column.state',
    width: [8, 0.75],
    folds: true,
    cell: (row, t) => {
      const operation = operationOf(row);
      if (operation) return <OperationStatus operation={operation} />;
      return <Status status="held" word={t(row.entry.type === 'change' ? 'activity:seen' : 'activity:shown')} />;
    },
  },
  {
    id: 'who',
    header: 'activity:column.who',
    width: [5, 0.6],
    from: 'md',
    folds: ({ who, entry }) => (
      <>
        {who} · <Age at={entry.at} />
      </>
    ),
    cell: ({ who }) => who,
  },
  timeColumn({
    id: 'when',
    header: 'activity:column.when',
    width: [5.5, 0.6],
    isRight: false,
    className: 'tabular',
    from: 'md',
    at: ({ entry }) => entry.at,
  }),
  idColumn({
    id: 'request',
    header: 'activity:column.request',
    width: [11, 2],
    from: 'lg',
    folds: true,
    ids: ({ requestIds }) => requestIds,
    what: 'activity:requestId',
  }),
  {
    id: 'copy',
    header: 'activity:copyEntry',
    isHeadHidden: true,
    width: [2.5, 0],
    corner: 'end',
    className: 'self-start justify-self-end',
    cell: ({ ticket, what }, t) => <CopyButton text={ticket} what={t('activity:copyWhat', { what })} />,
  },
];
