import type { ApprovalDetails } from '@isthmus/contracts/approvals';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, type LoaderFunctionArgs } from 'react-router';
import { recordedPath, statusOf, useApprovalTitle } from '#shared/approvals/words.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Status } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { Countdown } from '#shared/time/duration.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Deciding } from './deciding.tsx';
import { Effect } from './effect.tsx';
import { approval } from './queries.ts';

const idOf = (params: Readonly<Record<string, string | undefined>>) => params['approvalId'] ?? '';

export const loader = ({ params }: LoaderFunctionArgs) => queryClient.ensureQueryData(approval(idOf(params)));

/** One request: what it does with the data of now, who asked and why, and the decision. */
export function Component() {
  const { t } = useTranslation('approvals');
  const { data } = useSuspenseQuery(approval(idOf(useParams())));
  const titleOf = useApprovalTitle();
  const { state, brokeGlass, expiresAt, refusal, now } = data;
  const isOpen = state === 'open';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader
        title={titleOf(data)}
        state={
          <Status
            status={brokeGlass ? 'attention' : statusOf[state]}
            word={t(brokeGlass ? 'brokeGlass' : `state.${state}`)}
          />
        }
        facts={
          <>
            <span>
              {t('by', { name: data.requestedBy.name })} · <Age at={data.requestedAt} />
            </span>
            {isOpen && (
              <span>
                {t('ends')} <Countdown to={expiresAt} />
              </span>
            )}
          </>
        }
      />
      <Ended approval={data} />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
        <blockquote className="border-line-strong border-l-2 pl-3 break-words whitespace-pre-wrap">
          {data.reason}
        </blockquote>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <dt className="text-text-soft">{t('place')}</dt>
          <dd className="grid min-w-0 gap-0.5">
            {data.places.map(({ accountId, accountName, region, clusterId, clusterName }) => (
              <span key={`${accountId} ${clusterId}`} className="break-words">
                {region && clusterId ? (
                  <Link className="link" to={paths.cluster({ accountId, region, clusterId })}>
                    {clusterName ?? clusterId}
                  </Link>
                ) : (
                  <Link className="link" to={paths.account(accountId, 'general')}>
                    {accountName}
                  </Link>
                )}
                {clusterId && `, ${accountName}`}
              </span>
            ))}
          </dd>
          {isOpen && <Effect approval={data} />}
        </dl>
        {isOpen && !now && <Banner tone="warn" role="status" title={t('gone')} />}
        {isOpen && now && refusal && (
          <ProblemAlert problem={refusal} tone="warn">
            <p>{t('refused')}</p>
          </ProblemAlert>
        )}
        {isOpen && <Deciding approval={data} />}
      </div>
    </div>
  );
}

/** How a request ended, by whom, and what was recorded. */
function Ended({ approval: data }: { approval: ApprovalDetails }) {
  const { t } = useTranslation('approvals');
  const { state, decidedBy, decidedAt, note, requestedBy, brokeGlass } = data;
  if (state === 'open') return null;
  const to = recordedPath(data);
  const title =
    state === 'expired'
      ? t('expiredText')
      : state === 'void'
        ? t('voidText', { name: requestedBy.name })
        : t(brokeGlass ? 'brokeGlass' : `decided.${state}`, { name: decidedBy?.name ?? '' });
  return (
    <Banner
      tone={brokeGlass ? 'warn' : state === 'approved' ? 'good' : 'info'}
      role="status"
      title={title}
      action={to && <LinkButton to={to}>{t('operation')}</LinkButton>}
    >
      {note && (
        <p className="break-words">
          {t('note')}: {note}
        </p>
      )}
      {decidedAt && <Age at={decidedAt} />}
    </Banner>
  );
}
