import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { controlling, type Controlled } from './controlling.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';

interface Props {
  controlled: Controlled;
  /** Number of nodes that have not started. */
  held: number;
  /** Number of clusters that the button stops. */
  clusters: number;
  /** The cluster, where the page shows several. */
  name: string;
  onClose: () => void;
}

/** Confirms once, because stopped nodes never start. */
export default function StopGroupDialog({ controlled, held, clusters, name, onClose }: Props) {
  const { t } = useTranslation(['node-acts', 'shared']);
  const stopping = useMutation(controlling(controlled, 'stop'));
  const title =
    clusters > 1
      ? t('groupPage.stopAllTitle', { count: clusters })
      : name
        ? t('groupPage.stopOneTitle', { name })
        : t('groupPage.stopTitle');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      lead={t('groupPage.stopText', { count: held })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button
            variant="danger"
            pending={stopping.isPending}
            onClick={() => stopping.mutate(undefined, { onSuccess: onClose })}
          >
            {t(clusters > 1 ? 'groupPage.stopAllGo' : 'groupPage.stopGo')}
          </Button>
        </>
      }
    >
      {stopping.error && <ProblemAlert problem={stopping.error} />}
    </Dialog>
  );
}
