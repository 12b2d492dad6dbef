import { NewTemplate, type Template } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import { copyingTemplate } from './queries.ts';

export function CopyTemplateDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const copying = useMutation(copyingTemplate(template.id));
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: schemaResolver(NewTemplate.pick({ name: true })),
    defaultValues: { name: '' },
  });
  const submit = handleSubmit(({ name }) =>
    copying.mutate(name, {
      onSuccess: ({ id }) => navigate(paths.template(id)),
      onError: (error) => markFields(error, setError, ['name']),
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('copy.title', { name: template.name })}
      lead={t('copy.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form="copy-template" variant="primary" pending={copying.isPending}>
            {t('copy.submit')}
          </Button>
        </>
      }
    >
      <form id="copy-template" aria-label={t('copy.menu')} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t('copy.name')} error={formState.errors.name?.message} required>
          <TextInput {...register('name')} />
        </Field>
        <ProblemAlert problem={unmarked(copying.error, ['name'])} />
      </form>
    </Dialog>
  );
}
