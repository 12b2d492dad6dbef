import type { ClusterKey } from '@isthmus/contracts/places';
import { NewQuota, type ConfirmedQuota } from '@isthmus/contracts/quota';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { confirmingQuota, withdrawingQuota } from './queries.ts';

/** The number as it is typed. An empty field is no number; it must not become 0. */
const QuotaForm = NewQuota.extend({
  nodes: z
    .string()
    .transform((typed) => (typed.trim() === '' ? NaN : Number(typed)))
    .pipe(NewQuota.shape.nodes),
});

interface Props {
  cluster: ClusterKey;
  quota: ConfirmedQuota | null;
  onClose: () => void;
}

/** Writes down the limit that Tencent confirmed, changes it, or withdraws it. Nothing is sent to TKE. */
export default function QuotaDialog({ cluster: { accountId, region, clusterId }, quota, onClose }: Props) {
  const { t } = useTranslation(['cluster-details', 'shared']);
  const cluster = { accountId, region, clusterId };
  const withdrawing = useMutation(withdrawingQuota(cluster));
  const { form, submit, problem, isPending } = useFormShell({
    schema: QuotaForm,
    initial: { nodes: String(quota?.nodes ?? ''), confirmedOn: quota?.confirmedOn ?? '' },
    names: { nodes: t('quota.nodes'), confirmedOn: t('quota.day') },
    mutation: useMutation(confirmingQuota(cluster)),
    bodyOf: (values) => values,
    onDone: onClose,
  });
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('quota.write')}
      lead={t('quota.lead')}
      foot={
        <>
          {quota && (
            <Button
              pending={withdrawing.isPending}
              onClick={() => withdrawing.mutate(undefined, { onSuccess: onClose })}
              className="mr-auto"
            >
              {t('quota.withdraw')}
            </Button>
          )}
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form="confirm-quota" variant="primary" pending={isPending}>
            {t('quota.save')}
          </Button>
        </>
      }
    >
      <form id="confirm-quota" aria-label={t('quota.write')} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t('quota.nodes')} help={t('quota.nodesHelp')} error={errors.nodes?.message} required>
          <TextInput inputMode="numeric" {...form.register('nodes')} />
        </Field>
        <Field label={t('quota.day')} error={errors.confirmedOn?.message} required>
          <TextInput type="date" {...form.register('confirmedOn')} />
        </Field>
        <ProblemAlert problem={problem ?? withdrawing.error} />
      </form>
    </Dialog>
  );
}
