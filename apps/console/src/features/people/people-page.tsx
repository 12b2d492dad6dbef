import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { session } from '#features/session/queries.ts';
import { readsAudit } from '#shared/audit-link.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { SettingsTabs } from '#shared/page/settings-tabs.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Button } from '#shared/ui/button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Tip } from '#shared/ui/tooltip.tsx';
import { Invited } from './invited-list.tsx';
import { personColumns } from './person-columns.tsx';
import { people } from './queries.ts';
import { RoleTable } from './role-table.tsx';

// Lazy, because most people only read the list.
const InviteDialog = lazy(() => import('./invite-dialog.tsx'));
const PersonDialog = lazy(() => import('./person-dialog.tsx'));

export const loader = () =>
  Promise.all([queryClient.ensureQueryData(people()), queryClient.ensureQueryData(cloudAccounts())]);

/** Who may do what. Everybody reads it; admins change roles on their accounts, owners invite and disable. */
export function Component() {
  const { t } = useTranslation('people');
  const { data } = useSuspenseQuery(people());
  const { data: reader } = useSuspenseQuery(session());
  const { accounts } = useSuspenseQuery(cloudAccounts()).data;
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
  const rows = present.map((one) => ({ ...one, accounts, onOpen: mayOpen ? () => setOpen({ id: one.id }) : null }));
  const close = () => setOpen(undefined);
  const askOwners = t('onlyOwners', { names: owners.map(({ name }) => name).join(t('and')) });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t('title')}
        facts={
          <>
            <span>{t('count', { count: present.length })}</span>
            {invited.length > 0 && <span>{t('countInvited', { count: invited.length })}</span>}
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
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <DataGrid label={t('title')} columns={personColumns} rows={rows} />
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
        </div>
        <Section title={t('may.title')}>
          <RoleTable leastRole={data.leastRole} />
          <p className="text-text-soft text-xs">{t('may.owners', { count: owners.length })}</p>
        </Section>
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
