import { useOwnRefusal } from '#features/session/queries.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { StatusMark } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { AttentionList } from './attention-list.tsx';
import { Availability } from './availability.tsx';
import { HealthByCluster } from './health-by-cluster.tsx';
import { InProgressList } from './in-progress-list.tsx';
import { JoinedAndLost } from './joined-and-lost.tsx';
import { home } from './queries.ts';

export const loader = () => queryClient.ensureQueryData(home());

/** Answers whether anything is wrong, and what is in progress, over all accounts that the person may see. */
export function Component() {
  const { t } = useTranslation('home');
  const { data, error } = useSuspenseQuery(home());
  const refusal = useOwnRefusal('own');
  useWatch(...watch.home);
  const { counts, attention, inProgress, accounts, days, oldestReading } = data;
  const { nodes, failed, unknown, clusters, failedClusters } = counts;
  // Without any reading there is no good news, and without nodes there is no news.
  const isUnread = attention.some(({ code }) => code === 'out-of-date');
  const status = failed ? 'failed' : unknown || isUnread ? 'unknown' : nodes ? 'running' : null;
  if (!accounts.length)
    return (
      <div className="grid max-w-3xl gap-4">
        <PageHeader title={t('title')} />
        <Empty
          title={t(refusal ? 'none.hidden' : 'none.title')}
          action={
            refusal ? (
              <LinkButton to={paths.people()}>{t('none.people')}</LinkButton>
            ) : (
              <LinkButton to={paths.newAccount()}>{t('none.add')}</LinkButton>
            )
          }
        >
          {t(refusal ? 'none.hiddenText' : 'none.text')}
        </Empty>
      </div>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader
        title={t('title')}
        heading={
          <span className="inline-flex items-center gap-2">
            {status && <StatusMark status={status} className="!size-3.5" />}
            {failed
              ? t('is.failed', { count: failed, nodes })
              : unknown
                ? t('is.unknown', { count: unknown, nodes })
                : nodes
                  ? t('is.good', { count: nodes })
                  : t(isUnread ? 'is.unread' : 'is.none')}
          </span>
        }
        facts={
          <>
            {failed > 0 && (
              <Link to={`${paths.fleetNodes()}?state=failed`} className="link">
                {t('inClusters', { count: failedClusters, clusters })}
              </Link>
            )}
            {failed > 0 && unknown > 0 && <span>{t('unknownToo', { count: unknown })}</span>}
            {oldestReading && <Age at={oldestReading} words="home:oldest" />}
          </>
        }
      />
      <ProblemAlert problem={error} tone="warn" />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_440px]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-xl:contents">
          <div className="max-xl:order-1">
            <AttentionList attention={attention} />
          </div>
          <div className="max-xl:order-2">
            <InProgressList items={inProgress} />
          </div>
          <div className="max-xl:order-4">
            <JoinedAndLost days={days} />
          </div>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-xl:contents">
          <div className="max-xl:order-3">
            <Section title={t('health')}>
              <HealthByCluster accounts={accounts} />
            </Section>
          </div>
          <div className="max-xl:order-5">
            <Section
              title={
                <>
                  {t('availability.title')}{' '}
                  <span className="text-text-soft text-sm font-normal">{t('availability.lead')}</span>
                </>
              }
            >
              <Availability accounts={accounts} />
            </Section>
          </div>
        </div>
      </div>
    </div>
  );
}
