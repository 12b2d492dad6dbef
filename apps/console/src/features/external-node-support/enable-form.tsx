import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { ApiCall } from '#shared/api-call.tsx';
import { RuleList } from '#shared/eligibility/rule-list.tsx';
import { ErrorSummary } from '#shared/error-summary.tsx';
import { useFormDraft } from '#shared/form-draft.ts';
import { FormFoot } from '#shared/form-foot.tsx';
import { markFields, schemaResolver, unmarked } from '#shared/form-problem.ts';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { useIdempotencyKey } from '#shared/idempotency-key.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { TypedName } from '#shared/typed-name.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';
import { LinkButton } from '#shared/ui/link-button.tsx';
import { Section } from '#shared/ui/section.tsx';
import { enableFormSchema } from './enable-form-schema.ts';
import { enableCall, enablingExternalNodeSupport } from './queries.ts';
import { SubnetChoice } from './subnet-choice.tsx';

interface Props {
  cluster: Cluster;
  support: Support | null;
}

/** What it means, where the proxy goes, what is not certain, then the typed name: in the order in which a person must know it. */
export function EnableForm({ cluster, support }: Props) {
  const { t } = useTranslation('external-node-support');
  const { name, clusterId, rules, enableAs, networkType, vpcCniType } = cluster;
  const [idempotencyKey] = useIdempotencyKey();
  const enabling = useMutation(enablingExternalNodeSupport(cluster, idempotencyKey));
  const unknown = rules.filter(({ verdict }) => verdict === 'unknown');
  const uncertain = unknown.length > 0;
  const failedWith = cluster.standing === 'failed' ? (support?.subnetId ?? null) : null;
  const initial = { subnetId: failedWith ?? '', confirmedName: '', acknowledged: false };
  const schema = enableFormSchema(cluster, uncertain);
  const form = useForm({
    resolver: schemaResolver(schema),
    defaultValues: initial,
  });
  const { register, handleSubmit, watch, setValue, setError, formState } = form;
  const draft = useFormDraft(`enable ${clusterId}`, form, initial);
  const { errors, isDirty } = formState;
  const values = watch();
  const { subnetId, confirmedName } = values;
  const { data: body } = schema.safeParse(values);
  // The operation is live on the cluster's page.
  if (enabling.isSuccess) return <Navigate to={paths.cluster(cluster)} replace />;

  const submit = handleSubmit((request) =>
    enabling.mutate(request, {
      onError: (error) => markFields(error, setError, ['subnetId', 'confirmedName', 'acknowledged']),
    }),
  );
  const names = {
    subnetId: t('field.subnetId'),
    acknowledged: t('field.acknowledged'),
    confirmedName: t('field.confirmedName'),
  };
  return (
    <form aria-label={t('form')} noValidate onSubmit={(event) => void submit(event)} className="grid max-w-4xl gap-6">
      <LeaveGuard when={isDirty} draft={draft} />
      {failedWith !== null && (
        <Banner tone="bad" title={t('lastTry.title')}>
          <p className="break-words">{support?.failedReason || t('lastTry.none')}</p>
          <p>{t('lastTry.next')}</p>
        </Banner>
      )}
      <Section title={t('network.title')}>
        <p>
          {t('network.type')} <code className="font-mono font-semibold">{enableAs}</code>{' '}
          <span className="text-text-soft">
            · {t('network.derived', { plugin: [networkType, vpcCniType].filter(Boolean).join(' · ') })}
          </span>
        </p>
        <HostNetworkNote />
      </Section>
      <SubnetChoice
        cluster={cluster}
        chosen={subnetId}
        failedWith={failedWith}
        field={register('subnetId')}
        error={errors.subnetId?.message}
      />
      {uncertain && (
        <Section title={t('unknown.title')} lead={t('unknown.lead')}>
          <RuleList accountId={cluster.accountId} rules={unknown} />
          <Checkbox
            id="acknowledged"
            label={t('unknown.acknowledge')}
            error={errors.acknowledged?.message}
            {...register('acknowledged')}
          />
        </Section>
      )}
      <Section title={t('confirm.title')}>
        <Banner tone="warn">{t('confirm.text')}</Banner>
        <div className="max-w-[560px]">
          <TypedName
            id="confirmedName"
            name={name}
            otherwise={clusterId}
            value={confirmedName}
            onChange={(value) =>
              setValue('confirmedName', value, { shouldDirty: true, shouldValidate: formState.isSubmitted })
            }
            error={errors.confirmedName?.message}
          />
        </div>
      </Section>
      <ApiCall dryRun={body ? enableCall(cluster, body) : null} />
      <ErrorSummary errors={errors} names={names} />
      <ProblemAlert problem={unmarked(enabling.error, Object.keys(names))} />
      <FormFoot sentence={t('foot')}>
        <Button
          type="submit"
          variant="primary"
          pending={enabling.isPending}
          className="max-sm:!whitespace-normal max-sm:h-auto max-sm:min-h-10 max-sm:py-1.5"
        >
          {t('submit', { name, id: clusterId })}
        </Button>
        <LinkButton to={paths.cluster(cluster)}>{t('shared:cancel')}</LinkButton>
      </FormFoot>
    </form>
  );
}
