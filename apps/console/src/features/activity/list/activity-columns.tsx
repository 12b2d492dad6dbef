import type { ActivityEntry } from '@isthmus/contracts/activity';
import { Link } from 'react-router';
import type { Described } from '#operations/activity/described.ts';
import { EntryMark, lookOf } from '#operations/activity/entry-mark.tsx';
import { EntryWords } from '#operations/activity/entry-words.tsx';
import type { Column } from '#shared/data-grid/column.ts';
import { paths } from '#shared/paths.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { CopyButton } from '#shared/ui/copy/copyable.tsx';
import { Tip } from '#shared/ui/tooltip.tsx';

export interface ActivityRow extends Described {
  entry: ActivityEntry;
  accountId: string;
  /** The entry as lines for a ticket. */
  ticket: string;
  /** Null on a cluster's own page, and for an entry outside clusters. Its id while the cluster is not listed. */
  cluster: string | null;
  /** The clock time; with the day for an entry that stands outside its day. */
  time: string;
  /** The exact time with the zone. For a reading, also the one before. */
  exactly: string;
  /** How long a finished operation took; empty for what has no length. */
  took: string;
  /** The state of an operation, in words. */
  state: string;
  /** The set of the operation: it was started together with operations of other clusters. */
  setId: string | null;
  /** The row stands for several changes or operations, whose number and names are `what`. Shows each of them. */
  onUnfold?: () => void;
}

const operationOf = ({ entry }: ActivityRow) => (entry.type === 'operation' ? entry.operation : null);

function Where({ row }: { row: ActivityRow }) {
  const { cluster, accountId, region, clusterId } = row;
  return (
    cluster && (
      <Link
        to={paths.cluster({ accountId, region, clusterId })}
        title={`${clusterId}, ${region}`}
        className="text-text-soft hover:text-text hover:underline"
      >
        {cluster}
      </Link>
    )
  );
}

/** All columns of the activity list, in order. The days are its heads. */
export const activityColumns: Column<ActivityRow>[] = [
  {
    id: 'when',
    header: 'activity:column.when',
    width: [6.5, 0],
    corner: 'end',
    className: 'tabular text-text-soft',
    cell: ({ entry, id, time, exactly }) => (
      <Tip text={exactly}>
        <time id={`entry-${id}`} dateTime={entry.at} tabIndex={0} className="whitespace-nowrap">
          {time}
        </time>
      </Tip>
    ),
  },
  {
    id: 'what',
    header: 'activity:column.what',
    width: [14, 3],
    corner: 'start',
    cell: (row, t) => {
      const { entry, what, outcome, accountId, state, onUnfold } = row;
      const operation = operationOf(row);
      const isQuiet = lookOf(entry) === 'done';
      return (
        <span className="grid grid-cols-[12px_minmax(0,1fr)] items-baseline gap-x-2.5">
          <span className="relative" style={{ top: 1, lineHeight: 1 }}>
            <EntryMark look={lookOf(entry)} />
          </span>
          <span>
            {onUnfold ? what : <EntryWords entry={entry} accountId={accountId} what={what} />}
            {operation && <span className={isQuiet ? 'sr-only' : 'text-text-soft ml-2 text-xs'}> {state}</span>}
            {operation?.groupId && (
              <Link
                to={row.setId ? paths.operationSet(row.setId) : paths.operationGroup(accountId, operation.groupId)}
                className="text-text-soft hover:text-text ml-2 text-xs hover:underline"
              >
                {t('activity:group')}
              </Link>
            )}
            {outcome && <span className="text-text-soft ml-2 text-xs">{outcome}</span>}
            {onUnfold && (
              <button type="button" onClick={onUnfold} className="link ml-2 text-xs">
                {t('activity:showEach')}
              </button>
            )}
            <span className="text-text-soft block text-xs sm:hidden">
              {row.cluster && (
                <>
                  <Where row={row} /> ·{' '}
                </>
              )}
              {row.who}
            </span>
          </span>
        </span>
      );
    },
  },
  {
    id: 'where',
    header: 'activity:column.where',
    width: [7, 0.8],
    cell: (row) => <Where row={row} />,
  },
  {
    id: 'who',
    header: 'activity:column.who',
    width: [7, 0.8],
    cell: ({ who, entry }) => <span className={entry.type === 'change' ? 'text-text-soft' : ''}>{who}</span>,
  },
  {
    id: 'took',
    header: 'activity:column.took',
    width: [6.5, 0.4],
    corner: 'below-end',
    isRight: true,
    className: 'tabular whitespace-nowrap',
    cell: (row, t) => {
      const operation = operationOf(row);
      const look = lookOf(row.entry);
      if (operation && look === 'attention')
        return (
          <Link to={paths.operation(row.accountId, operation.id)} className="link">
            {t('activity:decide')}
          </Link>
        );
      if (operation && look === 'working') return <Countdown to={operation.createdAt} />;
      return row.took;
    },
  },
  {
    id: 'copy',
    header: 'activity:copyEntry',
    isHeadHidden: true,
    width: [2.5, 0],
    className: 'self-center justify-self-end',
    // The button is higher than a line of words, and must not make the row higher.
    cell: ({ ticket, what }, t) => (
      <span className="relative inline-block" style={{ marginBlock: -6, top: 3 }}>
        <CopyButton
          text={ticket}
          what={t('activity:copyWhat', { what })}
          className="opacity-0 focus-visible:opacity-100 pointer-coarse:opacity-100 [[role=row]:hover_&]:opacity-100"
        />
      </span>
    ),
  },
];
