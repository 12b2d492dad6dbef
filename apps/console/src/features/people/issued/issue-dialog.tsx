import type { SyntheticEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';

interface Props {
  title: string;
  lead?: string;
  submit: string;
  pending: boolean;
  onSubmit: (event: SyntheticEvent) => void;
  /** What was made, in place of the form; it is shown once. */
  made: ReactNode;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** Asks for what is to be made, and then shows it once: Isthmus stores only its hash. */
export function IssueDialog({ title, lead, submit, pending, onSubmit, made, onClose, children }: Props) {
  const { t } = useTranslation('shared');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      {...(lead !== undefined && { lead })}
      foot={
        made ? (
          <Button variant="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" form="issue" variant="primary" pending={pending}>
              {submit}
            </Button>
          </>
        )
      }
    >
      {made ?? (
        <form id="issue" aria-label={title} onSubmit={onSubmit} noValidate className="grid gap-4">
          {children}
        </form>
      )}
    </Dialog>
  );
}
