import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormDraft } from '#shared/form-draft.ts';
import { markFields, schemaResolver } from '#shared/form-problem.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { fieldNames } from '#shared/pool-settings/settings-form.ts';
import { PageHeader } from '#shared/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { Button } from '#shared/ui/button.tsx';
import { creatingTemplate } from './queries.ts';
import { emptyTemplate, TemplateForm as Values, templateOf } from './template-form-values.ts';
import { TemplateForm } from './template-form.tsx';

export function Component() {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const creating = useMutation(creatingTemplate());
  const form = useForm<Values>({ resolver: schemaResolver(Values), defaultValues: emptyTemplate });
  const draft = useFormDraft('new template', form, emptyTemplate);
  const submit = form.handleSubmit((values) =>
    creating.mutate(templateOf(values), {
      onSuccess: ({ id }) => navigate(paths.template(id)),
      onError: (error) => markFields(error, form.setError, ['name', 'note', ...fieldNames]),
    }),
  );
  return (
    <div className="grid gap-5">
      <PageHeader title={t('create')} trail={[{ label: t('title'), to: paths.templates() }]} />
      <TemplateForm
        label={t('create')}
        form={form}
        onSubmit={submit}
        kept={null}
        error={creating.error}
        sentence={t('form.createSentence')}
      >
        <Button type="submit" variant="primary" pending={creating.isPending}>
          {t('create')}
        </Button>
      </TemplateForm>
      <LeaveGuard when={form.formState.isDirty && !creating.isPending && !creating.isSuccess} draft={draft} />
    </div>
  );
}
