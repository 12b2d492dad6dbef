import type { Approval } from '@isthmus/contracts/approvals';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { session } from '#features/session/queries.ts';
import { statusOf, useApprovalTitle } from '#shared/approvals/words.ts';
import { readsAudit } from '#shared/audit-link.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { SettingsTabs } from '#shared/page/settings-tabs.tsx';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { Status } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { Countdown } from '#shared/time/duration.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { approvals } from './queries.ts';

export const loader = () =>
  Promise.all([queryClient.ensureQueryData(approvals()), queryClient.ensureQueryData(cloudAccounts())]);

/** What waits for a second person, and what became of earlier requests. */
export function Component() {
  const { t } = useTranslation('approvals');
  const { data } = useSuspenseQuery(approvals());
  const { data: reader } = useSuspenseQuery(session());
  const { accounts } = useSuspenseQuery(cloudAccounts()).data;
  const open = data.approvals.filter(({ state }) => state === 'open');
  const ended = data.approvals.filter(({ state }) => state !== 'open');
  const forYou = open.filter(({ may }) => may.includes('decide'));
  const rest = open.filter(({ may }) => !may.includes('decide'));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t('title')}
        {...(forYou.length > 0 && { heading: t('forYou', { count: forYou.length }) })}
        facts={open.length > 0 && <span>{t('open', { count: open.length })}</span>}
      />
      <SettingsTabs accountId={accounts[0]?.id} hasAudit={readsAudit(reader)} />
      <p className="text-text-soft max-w-[72ch]">{t('lead')}</p>
      {!data.approvals.length && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
      {open.length > 0 && (
        <Section title={t('openTitle')}>
          <Rows approvals={[...forYou, ...rest]} />
        </Section>
      )}
      {ended.length > 0 && (
        <Section title={t('endedTitle')}>
          <Rows approvals={ended} />
        </Section>
      )}
    </div>
  );
}

const Rows = ({ approvals: rows }: { approvals: Approval[] }) => (
  <ul className="border-line max-w-5xl border-t">
    {rows.map((one) => (
      <Row key={one.id} approval={one} />
    ))}
  </ul>
);

function Row({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals');
  const titleOf = useApprovalTitle();
  const { id, state, places, requestedBy, requestedAt, expiresAt, decidedAt, brokeGlass } = approval;
  const [first] = places;
  return (
    <li className="border-line grid gap-x-4 gap-y-0.5 border-b py-2 md:grid-cols-[minmax(0,1fr)_15rem_9rem]">
      <div className="min-w-0">
        <Link className="link font-medium break-words" to={paths.approval(id)}>
          {titleOf(approval)}
        </Link>
        <p className="text-text-soft text-xs break-words">
          {[first?.clusterName ?? first?.clusterId, first?.accountName].filter(Boolean).join(', ')}
          {' · '}
          {t('by', { name: requestedBy.name })}
        </p>
      </div>
      <div className="min-w-0">
        <Status
          status={brokeGlass ? 'attention' : statusOf[state]}
          word={t(brokeGlass ? 'brokeGlass' : `state.${state}`)}
        />
      </div>
      <div className="text-text-soft text-xs md:text-right">
        {state === 'open' ? (
          <>
            {t('ends')} <Countdown to={expiresAt} />
          </>
        ) : (
          <Age at={decidedAt ?? (state === 'expired' ? expiresAt : requestedAt)} />
        )}
      </div>
    </li>
  );
}
