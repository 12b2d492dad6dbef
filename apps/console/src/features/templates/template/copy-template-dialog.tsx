import { NewTemplate, type Template } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { copyingTemplate } from '../queries.ts';

export function CopyTemplateDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation(['templates', 'shared']);
  const navigate = useNavigate();
  const { form, submit, problem, isPending } = useFormShell({
    schema: NewTemplate.pick({ name: true }),
    initial: { name: '' },
    names: { name: t('copy.name') },
    mutation: useMutation(copyingTemplate(template.id)),
    bodyOf: ({ name }) => name,
    onDone: ({ id }) => void navigate(paths.template(id)),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('copy.title', { name: template.name })}
      lead={t('copy.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form="copy-template" variant="primary" pending={isPending}>
            {t('copy.submit')}
          </Button>
        </>
      }
    >
      <form id="copy-template" aria-label={t('copy.menu')} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t('copy.name')} error={form.formState.errors.name?.message} required>
          <TextInput {...form.register('name')} />
        </Field>
        <ProblemAlert problem={problem} />
      </form>
    </Dialog>
  );
}
