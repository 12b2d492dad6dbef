import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { session } from '#features/session/queries.ts';
import { readsAudit } from '#shared/audit-link.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { parseSort, sortRows, writeSort } from '#shared/data-grid/sort.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { withParameters } from '#shared/page/search-text.ts';
import { SettingsTabs } from '#shared/page/settings-tabs.tsx';
import { queryClient } from '#shared/query-client.ts';
import { StatusMark } from '#shared/status.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Tip } from '#shared/ui/tooltip.tsx';
import { Invited } from './invited-list.tsx';
import { hasPasswordAlone } from './factor/password-alone.ts';
import { columnsWithoutFactor, personColumns } from './person-columns.tsx';
import { serviceAccounts } from './programs/queries.ts';
import { ServiceAccounts } from './programs/service-accounts.tsx';
import { people } from './queries.ts';
import { WallLinks } from './walls/wall-links.tsx';
import { RoleTable } from './role-table.tsx';

// Lazy, because most people only read the list.
const InviteDialog = lazy(() => import('./invite-dialog.tsx'));
const PersonDialog = lazy(() => import('./person-dialog.tsx'));

export const loader = () =>
  Promise.all([
    queryClient.ensureQueryData(people()),
    queryClient.ensureQueryData(serviceAccounts()),
    queryClient.ensureQueryData(cloudAccounts()),
  ]);

/** Who may do what. Everybody reads it; admins change roles on their accounts, owners invite and disable. */
export function Component() {
  const { t } = useTranslation('people');
  const { data } = useSuspenseQuery(people());
  const { data: reader } = useSuspenseQuery(session());
  const { accounts } = useSuspenseQuery(cloudAccounts()).data;
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState<'invite' | { id: string }>();
  const all = data.people;
  const invited = all.filter(({ state }) => state === 'invited');
  const present = all.filter(({ state }) => state !== 'invited');
  const owners = all.filter(({ isOwner, state }) => isOwner && state === 'active');
  const isAdminOf = (id: string) =>
    reader.isOwner ||
    reader.grants.some(({ accountId, region, role }) => accountId === id && region === undefined && role === 'admin');
  const administered = accounts.filter(({ id }) => isAdminOf(id));
  const mayOpen = reader.isOwner || administered.length > 0;
  const person = typeof open === 'object' ? all.find(({ id }) => id === open.id) : undefined;
  const columns = all.some(({ secondFactor }) => secondFactor) ? personColumns : columnsWithoutFactor;
  // By name, unless a person sorts.
  const sort = search.has('sort') ? parseSort(search.get('sort'), columns) : undefined;
  const withPasswordAlone = present.filter((one) => one.state === 'active' && hasPasswordAlone(one)).length;
  const unsorted = present.map((one) => ({ ...one, accounts, onOpen: mayOpen ? () => setOpen({ id: one.id }) : null }));
  const rows = sort ? sortRows(unsorted, columns, sort) : unsorted;
  const close = () => setOpen(undefined);
  const ownerNames = owners.map(({ name }) => name).join(t('and'));
  const askOwners = t('onlyOwners', { names: ownerNames });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t('title')}
        facts={
          <>
            <span>{t('count', { count: present.length })}</span>
            {invited.length > 0 && <span>{t('countInvited', { count: invited.length })}</span>}
            {withPasswordAlone > 0 && (
              <Link
                className="link inline-flex items-baseline gap-1.5"
                to={{ search: String(withParameters(search, { sort: 'factor' })) }}
                preventScrollReset
              >
                <StatusMark status="late" className="relative top-[1.5px]" />
                {t('factor.count', { count: withPasswordAlone })}
              </Link>
            )}
          </>
        }
        action={
          reader.isOwner ? (
            <Button variant="primary" onClick={() => setOpen('invite')}>
              {t('invite.open')}
            </Button>
          ) : (
            <Tip text={askOwners}>
              <Button variant="primary" aria-disabled aria-description={askOwners}>
                {t('invite.open')}
              </Button>
            </Tip>
          )
        }
      />
      <SettingsTabs accountId={accounts[0]?.id} hasAudit={readsAudit(reader)} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            {...(sort && { sort })}
            onSort={(next) =>
              setSearch((now) => withParameters(now, { sort: writeSort(next) }), { preventScrollReset: true })
            }
          />
          {invited.length > 0 && (
            <Section title={t('invited')}>
              <ul className="border-line border-t">
                {invited.map((one) => (
                  <Invited
                    key={one.id}
                    person={one}
                    accounts={accounts}
                    isOwner={reader.isOwner}
                    onOpen={() => setOpen({ id: one.id })}
                  />
                ))}
              </ul>
            </Section>
          )}
          <ServiceAccounts
            accounts={accounts}
            administered={administered}
            isOwner={reader.isOwner}
            askOwners={t('program.onlyOwners', { names: ownerNames })}
          />
          {administered.length > 0 && <WallLinks accounts={administered} />}
        </div>
        <div className="self-start">
          <Section title={t('may.title')}>
            <RoleTable leastRole={data.leastRole} />
            <p className="text-text-soft text-xs">{t('may.owners', { count: owners.length })}</p>
          </Section>
        </div>
      </div>
      <Suspense>
        {open === 'invite' && <InviteDialog accounts={accounts} onClose={close} />}
        {person && (
          <PersonDialog
            key={person.id}
            person={person}
            accounts={administered}
            isOwner={reader.isOwner}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  );
}
