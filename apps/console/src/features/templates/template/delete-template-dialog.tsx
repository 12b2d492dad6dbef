import type { Template } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TypedName } from '#shared/form/typed-name.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { deletingTemplate } from '../queries.ts';

export function DeleteTemplateDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation(['templates', 'shared']);
  const navigate = useNavigate();
  const deleting = useMutation(deletingTemplate(template.id));
  const [typed, setTyped] = useState('');
  const { latest, name, pools } = template;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('delete.title', { name })}
      lead={t('delete.lead', { count: latest.version })}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button
            type="submit"
            form="delete-template"
            variant="danger"
            pending={deleting.isPending}
            disabled={typed !== name}
          >
            {t('delete.submit', { count: latest.version })}
          </Button>
        </>
      }
    >
      <form
        id="delete-template"
        aria-label={t('delete.menu')}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) deleting.mutate(undefined, { onSuccess: () => navigate(paths.templates()) });
        }}
      >
        {pools > 0 && <p>{t('delete.pools', { count: pools })}</p>}
        <TypedName name={name} value={typed} onChange={setTyped} />
        <ProblemAlert problem={deleting.error} />
      </form>
    </Dialog>
  );
}
