import type { ActivityEntry } from '@isthmus/contracts/activity';
import { useTranslation } from 'react-i18next';
import { useDescribeEntry, useTicketText } from '#operations/activity/described.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { exactTime } from '#shared/time/time-zone.ts';
import { dayOf } from '#shared/time/zone-day.ts';
import { clockFormat, dayAndClockFormat } from '#shared/time/zone-names.ts';
import type { ActivityRow } from './activity-columns.tsx';

interface Named {
  region: string;
  clusterId: string;
  name: string;
}

interface InSet {
  groupId: string;
  setId: string;
}

/**
 * Returns a function that makes the row of an entry. `clusters`: the names to show; null on a cluster's own page. `sets`: the sets of groups. Given `today`, the
 * time of an older entry has its day.
 */
export function useActivityRows(accountId: string, clusters: Named[] | null, sets: InSet[]) {
  const { t, i18n } = useTranslation(['activity', 'operations']);
  const describe = useDescribeEntry();
  const ticketOf = useTicketText();
  const duration = useDuration();
  const names = new Map(clusters?.map(({ region, clusterId, name }) => [`${region} ${clusterId}`, name]));
  const setOf = new Map(sets.map(({ groupId, setId }) => [groupId, setId]));
  const exact = (at: string) => exactTime(new Date(at), i18n.language);

  function timesOf(entry: ActivityEntry, today: string | undefined) {
    const at = Date.parse(entry.at);
    const format = today === undefined || dayOf(at) === today ? clockFormat : dayAndClockFormat;
    const clock = format(i18n.language).format(at);
    // A change from outside happened between two readings.
    if (entry.type !== 'change') return { time: clock, exactly: exact(entry.at) };
    const { notBefore } = entry;
    return {
      time: t('about', { at: clock }),
      exactly: notBefore
        ? t('between', { from: exact(notBefore), to: exact(entry.at) })
        : t('readAt', { at: exact(entry.at) }),
    };
  }

  return (entry: ActivityEntry, today?: string): ActivityRow => {
    const described = describe(entry);
    const { region, clusterId } = described;
    const operation = entry.type === 'operation' ? entry.operation : null;
    const tookMs = operation?.finishedAt ? Date.parse(operation.finishedAt) - Date.parse(operation.createdAt) : null;
    return {
      ...described,
      ...timesOf(entry, today),
      entry,
      accountId,
      ticket: ticketOf(entry, described),
      setId: setOf.get(operation?.groupId ?? '') ?? null,
      cluster: clusters && clusterId ? (names.get(`${region} ${clusterId}`) ?? clusterId) : null,
      took: tookMs === null ? '' : tookMs < 1_000 ? t('brief') : duration(tookMs),
      state: operation
        ? t(`operations:state.${operation.late && !operation.finishedAt ? 'late' : operation.state}`)
        : '',
    };
  };
}
