import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiCall } from '#shared/api-call.tsx';
import { ErrorSummary } from '#shared/error-summary.tsx';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { useFormDraft } from '#shared/form-draft.ts';
import { FormFoot } from '#shared/form-foot.tsx';
import { useIdempotencyKey } from '#shared/idempotency-key.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { paths } from '#shared/paths.ts';
import { keepTyped } from '#shared/pool-settings/kept-fields.ts';
import { LabelsField } from '#shared/pool-settings/labels-field.tsx';
import { LocationField } from '#shared/pool-settings/location-field.tsx';
import { ProtectionField } from '#shared/pool-settings/protection-field.tsx';
import { TaintsField } from '#shared/pool-settings/taints-field.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Button } from '#shared/ui/button.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { changesOf, formOfPool, modifyForm, type ModifyForm } from './modify-form.ts';
import { NewCustomDataField } from './new-custom-data-field.tsx';
import { PoolChanges } from './pool-changes.tsx';
import { PoolNameField } from './pool-name-field.tsx';
import { externalNodePool, modifyCall, modifyingExternalNodePool } from './queries.ts';
import { SystemLabels } from './system-labels.tsx';

interface Props {
  /** As it is observed now. */
  pool: ExternalNodePool;
  others: ExternalNodePool[];
}

/** Changes of one pool, against the pool that the person saw: when it changes meanwhile they decide again, nothing typed is lost. */
export function ModifyExternalNodePoolForm({ pool, others }: Props) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const navigate = useNavigate();
  const key = { accountId: pool.accountId, region: pool.region, clusterId: pool.clusterId, nodePoolId: pool.id };
  const [idempotencyKey, renewKey] = useIdempotencyKey();
  const modifying = useMutation(modifyingExternalNodePool(key, idempotencyKey));
  const [seen, setSeen] = useState(pool);
  const schema = modifyForm(seen, others);
  const form = useForm<ModifyForm>({
    resolver: schemaResolver(schema),
    defaultValues: formOfPool(seen),
  });
  const draft = useFormDraft(`pool ${pool.id}`, form, formOfPool(pool));
  const { errors } = form.formState;
  const typed = form.watch();
  const changes = changesOf(seen, typed);
  const moved = pool.digest !== seen.digest;
  const isComplete = !moved && schema.safeParse(typed).success;

  const goOn = () => {
    const next = formOfPool(pool);
    const { values, kept } = keepTyped(typed, formOfPool(seen), next);
    form.reset(next);
    for (const field of kept) form.setValue(field, values[field], { shouldDirty: true });
    setSeen(pool);
    modifying.reset();
  };

  const submit = form.handleSubmit((values) => {
    const body = changesOf(seen, values);
    if (!body || moved) return;
    modifying.mutate(body, {
      onSuccess: () => navigate(paths.externalNodePool(key)),
      onError: (error) => {
        // Another body is another request and needs its own key.
        renewKey();
        markFields(error, form.setError, ['name', 'labels', 'taints', 'customData']);
        if (error.problem.code === 'changed-meanwhile')
          void queryClient.invalidateQueries({ queryKey: externalNodePool(key).queryKey });
      },
    });
  });

  const names = Object.fromEntries(Object.keys(typed).map((field) => [field, t(`pool-settings:name.${field}`)]));
  return (
    <FormProvider {...form}>
      <form aria-label={t('modify.form')} onSubmit={submit} noValidate className="grid gap-6">
        <PoolNameField />
        <LocationField />
        <LabelsField />
        <SystemLabels pool={pool} />
        <TaintsField />
        <ProtectionField />
        <NewCustomDataField />
        <PoolChanges pool={seen} changes={changes} />
        {moved && <ChangedMeanwhile seen={seen} now={pool} wanted={changes} onGoOn={goOn} />}
        <ErrorSummary errors={errors} names={names} />
        <ProblemAlert problem={moved ? null : unmarked(modifying.error, Object.keys(typed))} />
        <FormFoot
          sentence={t(moved ? 'modify.moved' : changes ? 'modify.sentence' : 'modify.nothing', { name: seen.name })}
          more={changes && <ApiCall dryRun={isComplete ? modifyCall(key, changes) : null} />}
        >
          <Button type="submit" variant="primary" pending={modifying.isPending} disabled={!changes || moved}>
            {t('modify.submit')}
          </Button>
          <Button onClick={() => void navigate(paths.externalNodePool(key))}>{t('shared:cancel')}</Button>
        </FormFoot>
        <LeaveGuard when={changes !== null && !modifying.isPending && !modifying.isSuccess} draft={draft} />
      </form>
    </FormProvider>
  );
}
