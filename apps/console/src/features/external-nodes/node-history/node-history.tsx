import type { NodeChange } from '@isthmus/contracts/external-nodes';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { useOperationTitle, useOutcomeSentence } from '#operations/operation/operation-summary.tsx';
import { operationStates } from '#operations/states.ts';
import { useNode } from '#shared/page/node-key.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';
import { Choice } from './choice.tsx';
import { historyEntries, type HistoryEntry } from './history-entries.ts';
import { Moment, useTimeTexts } from '../node-page/moment.tsx';
import { externalNodeHistory, nodeOperations } from '../node-page/node-queries.ts';
import { useChangeText } from './use-change-text.ts';
import { useLasted } from './use-lasted.ts';

const filters = ['all', 'change', 'operation'] as const;

/** Lists what TKE reported about the name and what Isthmus did, newest first. `isCurrent`: the newest state is known to last. */
export function NodeHistory({ isCurrent }: { isCurrent: boolean }) {
  const { t } = useTranslation(['node-page', 'shared']);
  const key = useNode();
  const { data, error } = useQuery(externalNodeHistory(key));
  const { data: recorded } = useQuery(nodeOperations(key));
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const now = useNow();
  const { zone } = useTimeTexts();
  const entries = historyEntries(data?.changes ?? [], recorded?.operations ?? [], isCurrent ? now : null);
  const shown = entries.filter(({ kind }) => filter === 'all' || kind === filter);
  return (
    <section aria-labelledby="node-history" className="grid gap-2">
      <header className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id="node-history" className="text-md scroll-mt-16">
          {t('history.title')}
        </h2>
        <span className="text-text-soft">{countText(entries.length)}</span>
        <span className="ml-auto">
          <Choice
            label={t('history.filter')}
            names={filters}
            chosen={filter}
            textOf={(name) => t(`history.${name}`)}
            onChoose={setFilter}
          />
        </span>
      </header>
      <ProblemAlert problem={error} />
      {!data && !error && <Skeleton label={t('shared:loading')} lines={3} />}
      {data && !shown.length && <p className="text-text-soft">{t('history.none')}</p>}
      {shown.length > 0 && (
        <Table aria-label={t('history.title')}>
          <thead>
            <tr>
              <Th>{t('history.when', { zone: zone() })}</Th>
              <Th>{t('history.what')}</Th>
              <Th className="max-sm:hidden">{t('history.who')}</Th>
              <Th className="text-right">{t('history.lasted')}</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) =>
              entry.kind === 'change' ? (
                <ChangeRow key={`${entry.at} ${entry.change.change}`} entry={entry} />
              ) : (
                <OperationRow key={entry.operation.id} entry={entry} />
              ),
            )}
          </tbody>
        </Table>
      )}
    </section>
  );
}

interface RowProps {
  when: ReactNode;
  mark: StatusName;
  what: ReactNode;
  /** Under the heading or beside it. */
  more: ReactNode;
  who: ReactNode;
  lasted: string;
}

const HistoryRow = ({ when, mark, what, more, who, lasted }: RowProps) => (
  <Tr>
    <Td>{when}</Td>
    <Td>
      <span className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2">
        <StatusMark status={mark} className="mt-1" />
        <span className="wrap-anywhere">
          {what} <span className="text-text-soft">{more}</span>
          <span className="text-text-soft block text-xs sm:hidden">{who}</span>
        </span>
      </span>
    </Td>
    <Td className="text-text-soft max-sm:hidden">{who}</Td>
    <Td className="tabular pr-0 text-right whitespace-nowrap">{lasted || '–'}</Td>
  </Tr>
);

function ChangeRow({ entry: { change, lastedMs, isOpen } }: { entry: Extract<HistoryEntry, { kind: 'change' }> }) {
  const { t } = useTranslation('node-page');
  const lasted = useLasted();
  const { mark, heading, reason, lines } = useChangeText()(change);
  return (
    <HistoryRow
      when={<Moment at={change.at} notBefore={change.notBefore} />}
      mark={mark}
      what={heading}
      more={[
        reason && <q key="reason">{reason}</q>,
        ...lines.map((line) => (
          <span key={line} className={heading ? 'block' : ''}>
            {line}
          </span>
        )),
      ]}
      who={<Cause change={change} />}
      lasted={lastedMs === null ? '' : isOpen ? t('history.open', { lasted: lasted(lastedMs) }) : lasted(lastedMs)}
    />
  );
}

/** Who caused a change: an operation, a join command, TKE, or a person outside Isthmus. */
function Cause({ change: { operationId, ours, change, after } }: { change: NodeChange }) {
  const { t } = useTranslation('node-page');
  const { accountId } = useNode();
  if (operationId)
    return (
      <Link className="link" to={paths.operation(accountId, operationId)}>
        {t('history.byUs')}
      </Link>
    );
  if (ours) return t('history.byJoin');
  return t(change === 'changed' && after && 'status' in after ? 'history.byTke' : 'history.fromOutside');
}

function OperationRow({ entry: { operation, lastedMs } }: { entry: Extract<HistoryEntry, { kind: 'operation' }> }) {
  const { t } = useTranslation(['node-page', 'operations']);
  const titleOf = useOperationTitle();
  const outcomeOf = useOutcomeSentence();
  const duration = useDuration();
  const { accountId, id, state, createdAt, actor } = operation;
  return (
    <HistoryRow
      when={<Moment at={createdAt} notBefore={null} isExact />}
      mark={operationStates[state].status}
      what={
        <Link className="link" to={paths.operation(accountId, id)}>
          {titleOf(operation)}
        </Link>
      }
      more={[t(`operations:state.${state}`), outcomeOf(operation)].filter(Boolean).join('. ')}
      who={actor.name}
      lasted={lastedMs === null ? '' : duration(lastedMs)}
    />
  );
}
