import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { NewTemplate } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { savingTemplateFromPool } from '#features/templates/queries.ts';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';

const Saved = NewTemplate.pick({ name: true, note: true });

/** A pool becomes version 1 of a template; what TKE does not tell of it is "not known" there. */
export default function SaveAsTemplateDialog({ pool, onClose }: { pool: ExternalNodePool; onClose: () => void }) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const navigate = useNavigate();
  const saving = useMutation(savingTemplateFromPool({ ...pool, nodePoolId: pool.id }));
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: schemaResolver(Saved),
    defaultValues: { name: pool.name, note: '' },
  });
  const { errors } = formState;
  const submit = handleSubmit((body) =>
    saving.mutate(body, {
      onSuccess: ({ id }) => navigate(paths.template(id)),
      onError: (error) => markFields(error, setError, ['name', 'note']),
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('saveAsTemplate.title', { name: pool.name })}
      lead={t('saveAsTemplate.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="primary" type="submit" form="save-as-template" pending={saving.isPending}>
            {t('saveAsTemplate.save')}
          </Button>
        </>
      }
    >
      <form id="save-as-template" aria-label={t('saveAsTemplate.menu')} onSubmit={submit} className="grid gap-4">
        <Field label={t('saveAsTemplate.name')} error={errors.name?.message} required>
          <TextInput {...register('name')} />
        </Field>
        <Field label={t('pool-settings:name.note')} help={t('shared:optional')} error={errors.note?.message}>
          <TextInput {...register('note')} />
        </Field>
        <ProblemAlert problem={unmarked(saving.error, ['name', 'note'])} />
      </form>
    </Dialog>
  );
}
