import type { Template } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormDraft } from '#shared/form-draft.ts';
import { markFields, schemaResolver } from '#shared/form-problem.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { paths } from '#shared/paths.ts';
import { changedFields, keepTyped } from '#shared/pool-settings/kept-fields.ts';
import { settingsOfVersion } from '#shared/pool-settings/settings.ts';
import { SettingsDiff } from '#shared/pool-settings/settings-diff.tsx';
import { fieldNames } from '#shared/pool-settings/settings-form.ts';
import { queryClient } from '#shared/query-client.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { addingTemplateVersion, template as templateQuery } from './queries.ts';
import { formOfTemplate, TemplateForm as Values, versionOf } from './template-form-values.ts';
import { TemplateForm } from './template-form.tsx';

/** A new version based on the one that the person saw; a newer one in between is shown first, and nothing typed is lost. */
export function EditTemplateForm({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate();
  const adding = useMutation(addingTemplateVersion(template.id));
  const [seen, setSeen] = useState(template);
  const filled = formOfTemplate(seen.name, seen.latest);
  const form = useForm<Values>({ resolver: schemaResolver(Values), defaultValues: filled });
  const draft = useFormDraft(`template ${template.id}`, form, filled);
  const changed = changedFields(form.watch(), filled).some((field) => field !== 'note');
  const moved = template.latest.version !== seen.latest.version && !adding.isPending && !adding.isSuccess;

  const goOn = () => {
    const next = formOfTemplate(template.name, template.latest);
    const { values, kept } = keepTyped(form.getValues(), filled, next);
    form.reset(next);
    for (const field of kept) form.setValue(field, values[field], { shouldDirty: true });
    setSeen(template);
    adding.reset();
  };

  const submit = form.handleSubmit((values) => {
    if (moved || !changed) return;
    adding.mutate(versionOf(values, seen.latest), {
      onSuccess: () => navigate(paths.template(template.id)),
      onError: (error) => {
        markFields(error, form.setError, ['name', 'note', ...fieldNames]);
        if (error.problem.code === 'changed-meanwhile')
          void queryClient.invalidateQueries({ queryKey: templateQuery(template.id).queryKey });
      },
    });
  });

  const next = seen.latest.version + 1;
  return (
    <>
      <TemplateForm
        label={t('edit.form')}
        form={form}
        onSubmit={submit}
        kept={seen.latest.customData}
        error={moved ? null : adding.error}
        sentence={t(moved ? 'edit.moved' : changed ? 'edit.sentence' : 'edit.nothing', { version: next })}
        before={
          moved && (
            <section aria-label={t('edit.movedTitle')} className="grid gap-3">
              <Banner
                tone="warn"
                role="alert"
                title={t('edit.movedTitle')}
                action={<Button onClick={goOn}>{t('edit.goOn', { version: template.latest.version })}</Button>}
              >
                {t('edit.movedText', { name: template.latest.createdBy.name })}
              </Banner>
              <SettingsDiff
                label={t('edit.theirs')}
                columns={[
                  t('edit.saw', { version: seen.latest.version }),
                  t('edit.now', { version: template.latest.version }),
                ]}
                before={settingsOfVersion(seen.latest)}
                after={settingsOfVersion(template.latest)}
              />
            </section>
          )
        }
      >
        <Button type="submit" variant="primary" pending={adding.isPending} disabled={!changed || moved}>
          {t('edit.submit', { version: next })}
        </Button>
        <Button onClick={() => void navigate(paths.template(template.id))}>{t('shared:cancel')}</Button>
      </TemplateForm>
      <LeaveGuard when={changed && !adding.isPending && !adding.isSuccess} draft={draft} />
    </>
  );
}
