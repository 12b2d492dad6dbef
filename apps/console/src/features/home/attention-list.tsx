import type { Attention } from '@isthmus/contracts/attention';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nodesInState, nodesWithSkew, paths } from '#shared/paths.ts';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { useNow } from '#shared/time/clock.ts';

/** One line: what is wrong, where, since when, and the way to act. */
interface Line {
  status: StatusName;
  what: ReactNode;
  /** The rest of the sentence. */
  more?: ReactNode;
  where: ReactNode;
  since: ReactNode;
  to: string;
  act: string;
}

/** Lists what needs a person, most urgent first. */
export function AttentionList({ attention }: { attention: Attention[] }) {
  const { t } = useTranslation('home');
  const lineOf = useLine();
  const id = useId();
  return (
    <section aria-label={t('attention.title')}>
      <h2 className="text-md mb-1 flex min-h-7 items-center gap-2">
        {t('attention.title')}
        <span className="text-text-soft text-sm font-normal">{attention.length || ''}</span>
      </h2>
      {attention.length === 0 ? (
        <p className="text-text-soft border-line border-y py-2">{t('attention.none')}</p>
      ) : (
        <ul className="border-line border-b">
          {attention.map((item, index) => {
            const { status, what, more, where, since, to, act } = lineOf(item);
            return (
              <li
                key={index}
                className="border-line hover:bg-hover grid min-h-9 grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2 border-t py-1.5 sm:grid-cols-[12px_minmax(0,1fr)_minmax(0,6rem)_5rem_6.5rem] sm:gap-x-3"
              >
                <StatusMark status={status} />
                <span id={`${id}${index}`} className="min-w-0 break-words">
                  <span className="font-medium">{what}</span>{' '}
                  {/* As a block, it begins a line of its own rather than break a version or a name. */}
                  {more && <span className="text-text-soft inline-block">{more}</span>}
                </span>
                <span className="text-text-soft max-sm:col-start-2 max-sm:row-start-2 max-sm:text-xs sm:truncate">
                  {where}
                </span>
                <span className="text-text-soft max-sm:col-start-3 max-sm:row-start-2 max-sm:text-xs sm:text-right">
                  {since}
                </span>
                <Link
                  to={to}
                  aria-describedby={`${id}${index}`}
                  className="link max-sm:row-start-1 max-sm:col-start-3 text-right whitespace-nowrap"
                >
                  {act}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Returns the words and the link of one entry. */
function useLine() {
  const { t } = useTranslation(['home', 'operations', 'shared']);
  const now = useNow();
  const lasting = (at: string | null) => at && <Age at={at} form="for" />;
  return (item: Attention): Line => {
    switch (item.code) {
      case 'failed-nodes': {
        const { count, pool, since } = item;
        return {
          status: 'failed',
          what: t('attention.failed', { count }),
          more: pool && t('attention.inPool', { count: pool.count, pool: pool.name }),
          where: item.clusterName,
          since: lasting(since),
          to: nodesInState(item, 'failed'),
          act: t('attention.showNodes', { count }),
        };
      }
      case 'operation-waits':
        return {
          status: 'attention',
          what: t(`operations:title.${item.kind}`, { name: item.target }),
          more: t('attention.waits'),
          where: item.clusterName,
          since: lasting(item.since),
          to: paths.operation(item.accountId, item.id),
          act: t('attention.decide'),
        };
      case 'group-paused':
        return {
          status: 'attention',
          what: t(`attention.group.${item.act}`),
          more: t(`operations:group.paused.${item.because}`),
          where: item.clusterName,
          since: lasting(item.since),
          to: paths.operationGroup(item.accountId, item.id),
          act: t('attention.decide'),
        };
      case 'late-hosts':
        return {
          status: 'late',
          what: t('attention.late', { count: item.count }),
          more: item.poolName,
          where: item.clusterName,
          since: lasting(item.since),
          to: paths.addHosts(item),
          act: t('attention.seeHosts'),
        };
      case 'links-expire': {
        const minutes = Math.max(0, Math.ceil((Date.parse(item.at) - now) / 60_000));
        return {
          status: 'late',
          what: t('attention.expire', { count: item.count }),
          more: item.poolName,
          where: item.clusterName,
          since: t('attention.left', { count: minutes }),
          to: paths.addHosts(item),
          act: t('attention.renew'),
        };
      }
      case 'out-of-date': {
        const { cluster, region, clusters, nodes, since, problem } = item;
        return {
          status: 'stale',
          what: t('attention.outOfDate'),
          more: [
            nodes > 0 && t('attention.unknownNodes', { count: nodes }),
            problem && t(`shared:problem.${problem}.title`),
          ]
            .filter(Boolean)
            .join(' · '),
          where: cluster?.clusterName ?? (clusters ? t('attention.clusters', { count: clusters, region }) : region),
          since: since ? <Age at={since} form="for" /> : t('attention.never'),
          to: cluster ? paths.cluster({ ...item, clusterId: cluster.clusterId }) : paths.clusters(item.accountId),
          act: t('attention.show'),
        };
      }
      case 'quota-near':
        return {
          status: 'attention',
          what: item.since ? t('attention.quotaRefused') : t('attention.quotaNear'),
          more:
            item.limit === null
              ? t('attention.quotaUnknown', item)
              : t('attention.quotaOf', { nodes: item.nodes, limit: item.limit }),
          where: item.clusterName,
          since: lasting(item.since),
          to: `${paths.onboarding(item.accountId)}?step=beta`,
          act: t('attention.ticket'),
        };
      case 'version-skew':
        return {
          status: 'attention',
          what: t('attention.skew', { count: item.count }),
          more:
            item.kubelets === 1
              ? t('attention.skewOne', item)
              : t('attention.skewMany', { count: item.kubelets, version: item.version }),
          where: item.clusterName,
          since: '',
          to: nodesWithSkew(item),
          act: t('attention.showNodes', { count: item.count }),
        };
    }
  };
}
