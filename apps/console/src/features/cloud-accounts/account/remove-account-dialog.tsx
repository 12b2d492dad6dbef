import type { CloudAccountDetails } from '@isthmus/contracts/cloud-accounts';
import { confirms } from '@isthmus/contracts/confirmation';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TypedName } from '#shared/form/typed-name.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { removingAccount } from './queries.ts';

interface Props {
  account: CloudAccountDetails;
  onClose: () => void;
}

/** Says what is deleted and what stays. The button works once the name is typed. */
export default function RemoveAccountDialog({ account: { id, name, inUse }, onClose }: Props) {
  const { t } = useTranslation(['cloud-accounts', 'shared']);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const removing = useMutation(removingAccount(id));
  const operations = inUse.reduce((sum, one) => sum + one.operations, 0);
  const remove = () =>
    removing.mutate(typed, {
      onSuccess: async () => {
        // Home first: the pages of the account no longer exist.
        await navigate(paths.home());
        await queryClient.invalidateQueries();
      },
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('remove.title', { name })}
      lead={t('remove.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="danger" pending={removing.isPending} disabled={!confirms(typed, name, id)} onClick={remove}>
            {t('remove.go')}
          </Button>
        </>
      }
    >
      <p className="max-w-[72ch]">{t('remove.stays')}</p>
      {operations > 0 && <p className="text-warn">{t('remove.open', { count: operations })}</p>}
      <TypedName name={name} otherwise={id} value={typed} onChange={setTyped} />
      <ProblemAlert problem={removing.error} />
    </Dialog>
  );
}
