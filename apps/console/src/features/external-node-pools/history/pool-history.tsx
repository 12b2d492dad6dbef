import type { ActivityEntry } from '@isthmus/contracts/activity';
import type { PoolKey } from '@isthmus/contracts/places';
import { listActivity } from '@isthmus/contracts/routes/activity';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDescribeEntry, type Described } from '#operations/activity/described.ts';
import { EntryMark, lookOf } from '#operations/activity/entry-mark.tsx';
import { call } from '#shared/api/call.ts';
import { paths, usePool } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { useDuration } from '#shared/time/duration.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';

const mostShown = 5;

/** The newest changes and operations of a pool. The events of activity make it stale. */
const historyOf = ({ accountId, region, clusterId, nodePoolId }: PoolKey) =>
  queryOptions({
    queryKey: ['activity', accountId, 'of-pool', region, clusterId, nodePoolId],
    queryFn: ({ signal }) =>
      call(listActivity, {
        params: { accountId },
        query: { region, clusterId, object: nodePoolId, limit: mostShown },
        signal,
      }),
  });

/** Shows what happened to the pool last. Activity has the rest. */
export function PoolHistory() {
  const { t } = useTranslation(['external-node-pools', 'shared']);
  const key = usePool();
  const { data, error } = useQuery(historyOf(key));
  const describe = useDescribeEntry();
  return (
    <Section
      title={t('history.title')}
      action={
        <Link
          to={`${paths.clusterActivity(key)}?${new URLSearchParams({ object: key.nodePoolId })}`}
          aria-label={t('history.allOfPool')}
          className="link text-xs"
        >
          {t('history.all')}
        </Link>
      }
    >
      <ProblemAlert problem={error} tone="warn" />
      {!data && !error && <Skeleton label={t('shared:loading')} lines={2} />}
      {data?.entries.length === 0 && <p className="text-text-soft text-xs">{t('history.none')}</p>}
      {data && data.entries.length > 0 && (
        <ol className="grid gap-2.5">
          {data.entries.map((entry) => (
            <Entry key={describe(entry).id} entry={entry} described={describe(entry)} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ entry, described: { what, who, outcome } }: { entry: ActivityEntry; described: Described }) {
  const { t } = useTranslation('operations');
  const { accountId } = usePool();
  const duration = useDuration();
  const look = lookOf(entry);
  const operation = entry.type === 'operation' ? entry.operation : null;
  const tookMs = operation?.finishedAt ? Date.parse(operation.finishedAt) - Date.parse(operation.createdAt) : 0;
  // What ended well needs no sentence. The words of the other outcomes say what to do.
  const more = look === 'done' ? '' : outcome;
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] items-baseline gap-x-2.5">
      <span className="relative" style={{ top: 1, lineHeight: 1 }}>
        <EntryMark look={look} />
      </span>
      <span className="min-w-0 break-words">
        {operation ? (
          <Link to={paths.operation(accountId, operation.id)} className="link">
            {what}
          </Link>
        ) : (
          what
        )}
        {operation && (
          <span className={look === 'done' ? 'sr-only' : 'text-text-soft ml-2 text-xs'}>
            {' '}
            {t(`state.${operation.state}`)}
          </span>
        )}
        {more && <span className="text-text-soft block text-xs wrap-anywhere">{more}</span>}
        <span className="text-text-soft block text-xs">
          {who}, <Age at={entry.at} />
          {tookMs >= 1_000 && `, ${duration(tookMs)}`}
        </span>
      </span>
    </li>
  );
}
