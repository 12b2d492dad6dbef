import type { AuditEntry } from '@isthmus/contracts/audit';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import type { Column } from '#shared/data-grid/column.ts';
import { Mark } from '#shared/ui/mark.tsx';
import { Tip } from '#shared/ui/tooltip.tsx';
import { AuditDetails } from './entry/audit-details.tsx';
import { marks, objectName, objectPath, outcomeOf } from './words.ts';

export interface AuditRow {
  id: string;
  entry: AuditEntry;
  /** The clock time; with the day for another day. */
  time: string;
  exactly: string;
  who: string;
  what: string;
  account: string;
  isOpen: boolean;
  onToggle: () => void;
  accountName: (id: string) => string;
  clusterName: string | null;
}

/** All columns of the audit, in order. The last is the line of an open entry. */
export const auditColumns: Column<AuditRow>[] = [
  {
    id: 'when',
    header: 'audit:column.when',
    width: [8.5, 0],
    corner: 'end',
    className: 'tabular',
    cell: ({ entry, time, exactly, isOpen, onToggle, what }, t) => (
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={t('audit:open', { what: `${time}, ${what} ${objectName(entry)}`.trim() })}
        onClick={onToggle}
        className="hover:text-accent inline-flex items-baseline gap-1 whitespace-nowrap"
      >
        {isOpen ? (
          <ChevronDown aria-hidden className="text-text-soft size-3.5 self-center" />
        ) : (
          <ChevronRight aria-hidden className="text-text-soft size-3.5 self-center" />
        )}
        <Tip text={exactly}>
          <time dateTime={entry.at}>{time}</time>
        </Tip>
      </button>
    ),
  },
  { id: 'who', header: 'audit:column.who', width: [7, 0.6], corner: 'below-start', cell: ({ who }) => who },
  {
    id: 'what',
    header: 'audit:column.what',
    width: [14, 2.4],
    corner: 'start',
    cell: ({ entry, what }) => {
      const to = objectPath(entry);
      const name = objectName(entry);
      return (
        <>
          <span className="font-medium">{what}</span>{' '}
          {to && name ? (
            <Link to={to} className="link">
              {name}
            </Link>
          ) : (
            name
          )}
        </>
      );
    },
  },
  {
    id: 'account',
    header: 'audit:column.account',
    width: [7, 0.7],
    from: 'md',
    className: 'text-text-soft',
    cell: ({ account }) => account,
  },
  {
    id: 'from',
    header: 'audit:column.from',
    width: [7.5, 0.4],
    from: 'lg',
    className: 'text-text-soft font-mono text-xs',
    cell: ({ entry }) => entry.address,
  },
  {
    id: 'outcome',
    header: 'audit:column.outcome',
    width: [9, 0.8],
    corner: 'below-end',
    cell: ({ entry }, t) => {
      const { look, text } = outcomeOf(entry, t);
      const [shape, colour] = marks[look];
      return (
        <span className="inline-flex items-baseline gap-1.5">
          <Mark shape={shape} className={`${colour} relative top-[1.5px]`} />
          {text}
        </span>
      );
    },
  },
  {
    id: 'details',
    header: 'audit:diff',
    width: [0, 0],
    isLine: true,
    cell: (row) => row.isOpen && <AuditDetails key={row.id} row={row} />,
  },
];
