import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { ServiceAccount } from '@isthmus/contracts/service-accounts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditOfWeek } from '#shared/audit-week.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { changingRoles } from '../queries.ts';
import { RolesField } from '../roles-field.tsx';
import { removingServiceAccount } from './queries.ts';

interface Props {
  program: ServiceAccount;
  /** The accounts on which the reader may change roles. */
  accounts: CloudAccount[];
  /** Whether the reader is an owner. */
  isOwner: boolean;
  onClose: () => void;
}

/** Changes the roles of a service account; an owner also removes it. */
export default function ProgramDialog({ program, accounts, isOwner, onClose }: Props) {
  const { t } = useTranslation(['people', 'shared']);
  const ids = accounts.map(({ id }) => id);
  const [grants, setGrants] = useState(program.grants.filter(({ accountId }) => ids.includes(accountId)));
  const saving = useMutation(changingRoles(program, ids));
  const removing = useMutation(removingServiceAccount(program.id));
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={program.name}
      lead={t('program.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          {ids.length > 0 && (
            <Button
              variant="primary"
              pending={saving.isPending}
              onClick={() => saving.mutate(grants, { onSuccess: onClose })}
            >
              {t('saveRoles')}
            </Button>
          )}
        </>
      }
    >
      <p>
        <Link className="link" to={auditOfWeek(program.id)}>
          {t('week', { name: program.name })}
        </Link>
      </p>
      {ids.length > 0 && <RolesField accounts={accounts} value={grants} onChange={setGrants} />}
      {grants.length === 0 && <p className="text-text-soft text-xs">{t('program.seesNothing')}</p>}
      {isOwner && (
        <div className="grid justify-items-start gap-1">
          <Button
            variant="danger"
            pending={removing.isPending}
            onClick={() => removing.mutate(undefined, { onSuccess: onClose })}
          >
            {t('program.remove')}
          </Button>
          <p className="text-text-soft text-xs">{t('program.removeHelp')}</p>
        </div>
      )}
      <ProblemAlert problem={saving.error ?? removing.error} />
    </Dialog>
  );
}
