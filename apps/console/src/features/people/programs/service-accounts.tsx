import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Tip } from '#shared/ui/tooltip.tsx';
import { Program } from './program.tsx';
import { serviceAccounts } from './queries.ts';

// Lazy, because most people only read the list.
const NewProgramDialog = lazy(() => import('./new-program-dialog.tsx'));
const ProgramDialog = lazy(() => import('./program-dialog.tsx'));
const NewTokenDialog = lazy(() => import('./new-token-dialog.tsx'));

interface Props {
  accounts: CloudAccount[];
  /** The accounts on which the reader may change roles. */
  administered: CloudAccount[];
  /** Whether the reader is an owner. */
  isOwner: boolean;
  /** Why others may not create one. */
  askOwners: string;
}

/** The programs that call the API: their roles for everybody, their tokens for owners. */
export function ServiceAccounts({ accounts, administered, isOwner, askOwners }: Props) {
  const { t } = useTranslation('people');
  const { data } = useSuspenseQuery(serviceAccounts());
  const [open, setOpen] = useState<'new' | { id: string; what: 'roles' | 'token' }>();
  const close = () => setOpen(undefined);
  const all = data.serviceAccounts;
  const chosen = typeof open === 'object' ? all.find(({ id }) => id === open.id) : undefined;
  const create = isOwner ? (
    <Button size="sm" onClick={() => setOpen('new')}>
      {t('program.open')}
    </Button>
  ) : (
    <Tip text={askOwners}>
      <Button size="sm" aria-disabled aria-description={askOwners}>
        {t('program.open')}
      </Button>
    </Tip>
  );
  return (
    <Section title={t('program.title')} {...(all.length > 0 && { action: create })}>
      {all.length === 0 ? (
        <Empty title={t('program.none')} action={create}>
          {t('program.noneText')}
        </Empty>
      ) : (
        <ul className="border-line border-t">
          {all.map((one) => (
            <Program
              key={one.id}
              program={one}
              accounts={accounts}
              onRoles={isOwner || administered.length ? () => setOpen({ id: one.id, what: 'roles' }) : null}
              onToken={() => setOpen({ id: one.id, what: 'token' })}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {open === 'new' && (
          <NewProgramDialog
            accounts={accounts}
            onClose={close}
            onCreated={({ id }) => setOpen({ id, what: 'token' })}
          />
        )}
        {chosen && typeof open === 'object' && open.what === 'roles' && (
          <ProgramDialog key={chosen.id} program={chosen} accounts={administered} isOwner={isOwner} onClose={close} />
        )}
        {chosen && typeof open === 'object' && open.what === 'token' && (
          <NewTokenDialog key={chosen.id} program={chosen} onClose={close} />
        )}
      </Suspense>
    </Section>
  );
}
