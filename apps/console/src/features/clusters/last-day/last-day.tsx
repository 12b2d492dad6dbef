import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '#shared/api/call.ts';
import { paths, useCluster } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Timeline } from '#shared/timeline/timeline.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { lastDay } from './queries.ts';
import { useLastDayEvents } from './use-last-day-events.ts';

/** Shows what changed in the cluster in the last 24 hours. */
export function LastDaySection() {
  const { t } = useTranslation(['timeline', 'shared']);
  const key = useCluster();
  useWatch(...watch.operations(key.accountId));
  const { data, error } = useQuery(lastDay(key));
  const eventsOf = useLastDayEvents(key);
  const all = paths.clusterActivity(key);
  const events = data ? eventsOf(data) : [];
  const leftOut = data ? data.leftOut.operations + data.leftOut.outside : 0;
  return (
    <Section
      title={t('title')}
      action={
        <Link to={all} className="link text-xs">
          {t('allActivity')}
        </Link>
      }
    >
      {error instanceof ApiError && <ProblemAlert problem={error} tone="warn" />}
      {!data && !error && <Skeleton label={t('shared:reading')} lines={3} />}
      {data && events.length === 0 && <p className="text-text-soft border-line border-y py-2">{t('nothing')}</p>}
      {data && events.length > 0 && (
        <Timeline from={Date.parse(data.from)} until={Date.parse(data.until)} events={events} moreTo={all} />
      )}
      {leftOut > 0 && <p className="text-text-soft text-xs">{t('leftOut', { count: leftOut })}</p>}
    </Section>
  );
}
