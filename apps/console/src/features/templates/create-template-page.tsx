import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { creatingTemplate, useTemplateRefusal } from './queries.ts';
import { TemplateFields } from './template-fields.tsx';
import { emptyTemplate, TemplateForm, templateFieldNames, templateOf } from './template-form.ts';

export function Component() {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const shell = useFormShell({
    schema: TemplateForm,
    initial: emptyTemplate,
    names: useSettingNames(templateFieldNames),
    draft: 'new template',
    mutation: useMutation(creatingTemplate()),
    bodyOf: templateOf,
    onDone: ({ id }) => void navigate(paths.template(id)),
  });
  return (
    <div className="grid gap-5">
      <PageHeader title={t('create')} />
      <FormShell
        shell={shell}
        label={t('create')}
        submit={t('create')}
        refusal={useTemplateRefusal()}
        sentence={t('form.createSentence')}
      >
        <TemplateFields kept={null} />
      </FormShell>
    </div>
  );
}
