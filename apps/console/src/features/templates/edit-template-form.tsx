import type { Template, TemplateVersion } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormShell } from '#shared/form/form-shell.tsx';
import { changedFields } from '#shared/form/kept-values.ts';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { SettingsDiff } from '#shared/pool-settings/settings-diff.tsx';
import { itemKeys } from '#shared/pool-settings/settings-form.ts';
import { settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { addingTemplateVersion, useTemplateRefusal } from './queries.ts';
import { TemplateFields } from './template-fields.tsx';
import { formOfTemplate, TemplateForm, templateFieldNames, versionOf } from './template-form.ts';

/**
 * Creates a version based on the one that the person saw. When a newer one exists, compares both and keeps typed
 * values.
 */
export function EditTemplateForm({ template, restored }: { template: Template; restored?: TemplateVersion }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const { id, latest } = template;
  const [base, setBase] = useState(template);
  const seen = base.latest;
  const source = restored ?? seen;
  const initial = formOfTemplate(base.name, source);
  const shell = useFormShell({
    schema: TemplateForm,
    initial,
    names: useSettingNames(templateFieldNames),
    draft: restored ? `template ${id} v${restored.version}` : `template ${id}`,
    mutation: useMutation(addingTemplateVersion(id)),
    bodyOf: (values) => versionOf(values, seen, source),
    onDone: () => void navigate(paths.template(id)),
  });
  // A restored version differs from the newest one before anything is typed.
  const isChanged =
    restored !== undefined || changedFields(shell.form.watch(), initial).some((field) => field !== 'note');
  // Ignores the person's own new version, which the page can read before the form disappears.
  const isOutdated = latest.version !== seen.version && !shell.isPending && !shell.isDone;
  const next = seen.version + 1;
  const versions = (
    <SettingsDiff
      label={t('edit.theirs')}
      columns={[t('edit.saw', { version: seen.version }), t('edit.now', { version: latest.version })]}
      before={settingsOfVersion(seen)}
      after={settingsOfVersion(latest)}
    />
  );
  return (
    <FormShell
      shell={shell}
      label={t('edit.form')}
      submit={t('edit.submit', { version: next })}
      disabled={!isChanged}
      refusal={useTemplateRefusal()}
      cancelTo={paths.template(id)}
      sentence={t(isOutdated ? 'edit.moved' : isChanged ? 'edit.sentence' : 'edit.nothing', { version: next })}
      conflict={
        isOutdated && {
          title: t('edit.movedTitle'),
          text: t('edit.movedText', { name: latest.createdBy.name }),
          acceptLabel: t('edit.goOn', { version: latest.version }),
          versions,
          next: restored ? initial : formOfTemplate(template.name, latest),
          itemKeys,
          onAccept: () => setBase(template),
        }
      }
      unsaved={isChanged}
    >
      <TemplateFields kept={source.customData} />
    </FormShell>
  );
}
