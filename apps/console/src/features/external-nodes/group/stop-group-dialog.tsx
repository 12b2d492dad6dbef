import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { controllingGroup } from './controlling.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';

interface Props {
  accountId: string;
  groupId: string;
  /** Number of nodes that have not started. */
  held: number;
  onClose: () => void;
}

/** Confirms once, because stopped nodes never start. */
export default function StopGroupDialog({ accountId, groupId, held, onClose }: Props) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const stopping = useMutation(controllingGroup(accountId, groupId, 'stop'));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('groupPage.stopTitle')}
      lead={t('groupPage.stopText', { count: held })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button
            variant="danger"
            pending={stopping.isPending}
            onClick={() => stopping.mutate(undefined, { onSuccess: onClose })}
          >
            {t('groupPage.stopGo')}
          </Button>
        </>
      }
    >
      {stopping.error && <ProblemAlert problem={stopping.error} />}
    </Dialog>
  );
}
