import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { NewTemplate } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { savingTemplateFromPool } from '#features/templates/queries.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';

/** Saves a pool as version 1 of a template. Values that TKE does not report become "not known". */
export default function SaveAsTemplateDialog({ pool, onClose }: { pool: ExternalNodePool; onClose: () => void }) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings', 'shared']);
  const navigate = useNavigate();
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewTemplate.pick({ name: true, note: true }),
    initial: { name: pool.name, note: '' },
    names: { name: t('saveAsTemplate.name'), note: t('pool-settings:name.note') },
    mutation: useMutation(savingTemplateFromPool({ ...pool, nodePoolId: pool.id })),
    bodyOf: (body) => body,
    onDone: ({ id }) => void navigate(paths.template(id)),
  });
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('saveAsTemplate.title', { name: pool.name })}
      lead={t('saveAsTemplate.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="primary" type="submit" form="save-as-template" pending={isPending}>
            {t('saveAsTemplate.save')}
          </Button>
        </>
      }
    >
      <form id="save-as-template" aria-label={t('saveAsTemplate.menu')} onSubmit={submit} className="grid gap-4">
        <Field label={t('saveAsTemplate.name')} error={errors.name?.message} required>
          <TextInput {...form.register('name')} />
        </Field>
        <Field label={t('pool-settings:name.note')} help={t('shared:optional')} error={errors.note?.message}>
          <TextInput {...form.register('note')} />
        </Field>
        <ProblemAlert problem={problem} />
      </form>
    </Dialog>
  );
}
