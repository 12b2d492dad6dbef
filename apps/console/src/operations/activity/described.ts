import type { ActivityEntry } from '@isthmus/contracts/activity';
import { useTranslation } from 'react-i18next';
import { linesOf } from '#operations/operation/input-rows.ts';
import { useOperationTitle, useOutcomeSentence } from '#operations/operation/operation-summary.tsx';

export interface Described {
  /** Unique among all entries. */
  id: string;
  what: string;
  who: string;
  /** TKE's request ids, oldest first. */
  requestIds: string[];
  region: string;
  clusterId: string;
  /** The outcome of an operation, or the changed fields. */
  outcome: string;
}

type Change = Extract<ActivityEntry, { type: 'change' }>;

/** For a list such as labels, returns only the removed and added items. */
function differenceOf(before: unknown, after: unknown) {
  const [was, is] = [linesOf(before), linesOf(after)];
  if (!Array.isArray(after)) return `${was.join() || '""'} → ${is.join() || '""'}`;
  const gone = was.filter((line) => !is.includes(line)).map((line) => `− ${line}`);
  return [...gone, ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`)].join(' ');
}

/** Returns lines such as "status: Running → Failed". An appeared or removed object shows its name only. */
export const differences = ({ before, after }: Pick<Change, 'before' | 'after'>) =>
  before && after
    ? Object.keys(after)
        .map((name) => `${name}: ${differenceOf(before[name], after[name])}`)
        .join(' · ')
    : '';

/** Returns the words of an entry, for every page that shows activity, and for the ticket. */
export function useDescribeEntry() {
  const { t } = useTranslation('described');
  const titleOf = useOperationTitle();
  const outcomeOf = useOutcomeSentence();
  return (entry: ActivityEntry): Described => {
    if (entry.type === 'operation') {
      const { operation } = entry;
      const { id, region, clusterId, actor, attempts } = operation;
      const requestIds = attempts.flatMap(({ requestId }) => requestId ?? []);
      const outcome = outcomeOf(operation);
      return { id, what: titleOf(operation), who: actor.name, requestIds, region, clusterId, outcome };
    }
    const { region, clusterId } = entry;
    if (entry.type === 'reveal')
      return {
        id: `reveal ${entry.id}`,
        what: `${t(`act.${entry.act}`)}: ${entry.target}`,
        who: entry.actor?.name ?? t('nobody'),
        requestIds: entry.requestId ? [entry.requestId] : [],
        region,
        clusterId,
        outcome: '',
      };
    return {
      id: `change ${entry.id}`,
      what: t(`change.${entry.object}.${entry.change}`, { name: entry.name }),
      who: t('notOurs'),
      requestIds: [],
      region,
      clusterId,
      outcome: differences(entry),
    };
  };
}

/** Returns an entry as lines for a ticket, with the request ids that support needs. */
export function useTicketText() {
  const { t } = useTranslation(['described', 'operations']);
  return (entry: ActivityEntry, { what, who, requestIds, region, clusterId, outcome }: Described) =>
    [
      t('ticket.what', { what }),
      clusterId && t('ticket.where', { clusterId, region }),
      t('ticket.when', { at: entry.at }),
      t('ticket.who', { who }),
      entry.type === 'operation' && t('ticket.state', { state: t(`operations:state.${entry.operation.state}`) }),
      outcome && t(entry.type === 'change' ? 'ticket.changed' : 'ticket.outcome', { outcome, changed: outcome }),
      requestIds.length > 0 && t('ticket.requests', { ids: requestIds.join(' ') }),
    ]
      .filter(Boolean)
      .join('\n');
}
