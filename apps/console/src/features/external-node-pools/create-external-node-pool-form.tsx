import type { ClusterKey } from '@isthmus/contracts/places';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Template } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ErrorSummary } from '#shared/error-summary.tsx';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { useFormDraft } from '#shared/form-draft.ts';
import { FormFoot } from '#shared/form-foot.tsx';
import { useIdempotencyKey } from '#shared/idempotency-key.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { paths } from '#shared/paths.ts';
import { AdvancedFields } from '#shared/pool-settings/advanced-fields.tsx';
import { keepTyped } from '#shared/pool-settings/kept-fields.ts';
import { OfferedRuntimeField } from '#shared/pool-settings/offered-runtime-field.tsx';
import { defaultRuntime, type OfferedRuntime } from '#shared/pool-settings/runtimes.ts';
import { SettingsFields } from '#shared/pool-settings/settings-fields.tsx';
import { fieldNames } from '#shared/pool-settings/settings-form.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { CreateCall } from './create-call.tsx';
import { bodyOf, emptyPool, poolForm, type PoolForm } from './pool-form.ts';
import { PoolNameField } from './pool-name-field.tsx';
import { creatingExternalNodePool } from './queries.ts';
import { TemplateSelect } from './template-select.tsx';

interface Props {
  cluster: ClusterKey;
  clusterName: string;
  version: string;
  enabled: boolean;
  bgp: boolean;
  pools: ExternalNodePool[];
  offered: OfferedRuntime[] | undefined;
  templates: Template[];
  templateId: string;
  onTemplate: (templateId: string) => void;
}

export function CreateExternalNodePoolForm(props: Props) {
  const { cluster, clusterName, version, enabled, bgp, pools, offered, templates, templateId, onTemplate } = props;
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const navigate = useNavigate();
  const [idempotencyKey] = useIdempotencyKey();
  const creating = useMutation(creatingExternalNodePool(cluster, idempotencyKey));
  // As it was when it filled the form: a version that is read later has filled nothing.
  const [template, setTemplate] = useState(() => templates.find(({ id }) => id === templateId));
  const standard = defaultRuntime(offered ?? []);
  const [filled, setFilled] = useState(() => emptyPool(standard, bgp, template));
  const [kept, setKept] = useState<string[]>([]);
  const schema = poolForm({ pools, offered, bgp });
  const form = useForm<PoolForm>({
    resolver: schemaResolver(schema),
    defaultValues: filled,
  });
  const draft = useFormDraft(`new pool ${cluster.clusterId}`, form, filled);
  const { errors, isDirty, isSubmitted } = form.formState;
  const nameOf = (field: string) => t(`pool-settings:name.${field}`);
  const names = Object.fromEntries(['name', ...fieldNames].map((field) => [field, nameOf(field)]));

  const choose = (id: string) => {
    const chosen = templates.find((each) => each.id === id);
    const next = emptyPool(standard, bgp, chosen);
    const merged = keepTyped(form.getValues(), filled, next);
    form.reset(next);
    for (const field of merged.kept) form.setValue(field, merged.values[field], { shouldDirty: true });
    // A script that was typed is not to be replaced by the template's.
    if (merged.kept.includes('customData')) form.setValue('keepsCustomData', false);
    setFilled(next);
    setTemplate(chosen);
    setKept(merged.kept.filter((field) => field !== 'name' && field !== 'keepsCustomData'));
    onTemplate(id);
    if (isSubmitted) void form.trigger();
  };

  const submit = form.handleSubmit((values) => {
    const body = bodyOf(values, template);
    if (!body) return;
    creating.mutate(body, {
      onSuccess: () => navigate(paths.externalNodePools(cluster)),
      onError: (error) => markFields(error, form.setError, ['name', ...fieldNames]),
    });
  });

  const notKnown = template?.latest.settings.notKnown ?? [];
  return (
    <FormProvider {...form}>
      <form aria-label={t('new.form')} onSubmit={submit} noValidate className="grid gap-6">
        <TemplateSelect templates={templates} value={template?.id ?? ''} onChange={choose} kept={kept.map(nameOf)} />
        <PoolNameField />
        <SettingsFields runtime={offered && <OfferedRuntimeField offered={offered} version={version} />}>
          <AdvancedFields
            key={template?.id}
            kept={template?.latest.customData ?? null}
            lead={
              notKnown.length > 0 && (
                <Banner tone="warn" title={t('new.notKnown', { fields: notKnown.map(nameOf).join(', ') })}>
                  {t('new.notKnownHelp')}
                </Banner>
              )
            }
          />
        </SettingsFields>
        <ErrorSummary errors={errors} names={names} />
        <ProblemAlert problem={unmarked(creating.error, Object.keys(names))} />
        <FormFoot
          sentence={t(enabled ? 'new.sentence' : 'new.notEnabled', { cluster: clusterName })}
          more={<CreateCall cluster={cluster} template={template} schema={schema} />}
        >
          <Button type="submit" variant="primary" pending={creating.isPending} disabled={!enabled || !offered}>
            {t('create')}
          </Button>
        </FormFoot>
        <LeaveGuard when={isDirty && !creating.isPending && !creating.isSuccess} draft={draft} />
      </form>
    </FormProvider>
  );
}
