import type { ActivityEntry } from '@isthmus/contracts/activity';
import { useTranslation } from 'react-i18next';
import type { Described } from './described.ts';

/** Returns an entry as lines for a ticket, with the request ids that support needs. */
export function useTicketText() {
  const { t } = useTranslation('activity');
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
