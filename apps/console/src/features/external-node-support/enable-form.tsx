import type { Refusal } from '@isthmus/contracts/acts';
import type { Cluster, Support } from '@isthmus/contracts/clusters';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFourEyes } from '#features/cloud-accounts/queries.ts';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { RuleList } from '#shared/eligibility/eligibility.tsx';
import { FormShell } from '#shared/form/form-shell.tsx';
import { TypedNameField } from '#shared/form/typed-name-field.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Section } from '#shared/ui/section.tsx';
import { enableFormSchema } from './enable-form-schema.ts';
import { EnableLead } from './enable-lead.tsx';
import { enableCall, enablingExternalNodeSupport } from './queries.ts';
import { SubnetChoice } from './subnet-choice.tsx';

interface Props {
  cluster: Cluster;
  support: Support | null;
  refusal: Refusal | null;
}

/** Renders the consequences, the subnet, the uncertain rules and the typed name, in the order a person needs them. */
export function EnableForm({ cluster, support, refusal }: Props) {
  const { t } = useTranslation('external-node-support');
  const navigate = useNavigate();
  const { accountId, name, clusterId } = cluster;
  const [idempotencyKey] = useIdempotencyKey();
  const isAsked = useFourEyes([accountId]);
  const unknown = cluster.rules.filter(({ verdict }) => verdict === 'unknown');
  const failedWith = cluster.readiness === 'failed' ? (support?.subnetId ?? null) : null;
  const fieldNames = ['subnetId', 'acknowledged', 'confirmedName'] as const;
  const shell = useFormShell({
    schema: enableFormSchema(cluster, unknown.length > 0),
    initial: { subnetId: failedWith ?? '', confirmedName: '', acknowledged: false },
    names: Object.fromEntries(fieldNames.map((field) => [field, t(`field.${field}`)])),
    draft: `enable ${clusterId}`,
    mutation: useMutation(enablingExternalNodeSupport(cluster, idempotencyKey)),
    bodyOf: (body) => body,
    // The cluster's page shows the running operation.
    onDone: () => void navigate(paths.cluster(cluster), { replace: true }),
  });
  const { register, formState } = shell.form;
  return (
    <FormShell
      shell={shell}
      label={t('form')}
      submit={t(isAsked ? 'ask' : 'submit', { name, id: clusterId })}
      refusal={refusal}
      cancelTo={paths.cluster(cluster)}
      sentence={t('foot')}
      callOf={(body) => enableCall(cluster, body)}
    >
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <EnableLead cluster={cluster} support={support} />
        <SubnetChoice cluster={cluster} failedWith={failedWith} />
        {unknown.length > 0 && (
          <Section title={t('unknown.title')} lead={t('unknown.lead')}>
            <RuleList accountId={accountId} rules={unknown} />
            <Checkbox
              id="acknowledged"
              label={t('unknown.acknowledge')}
              error={formState.errors.acknowledged?.message}
              {...register('acknowledged')}
            />
          </Section>
        )}
        <Section
          title={
            <span className="inline-flex items-center gap-2">
              <Mark shape="square" className="text-bad-fill" />
              {t('confirm.title')}
            </span>
          }
          lead={t('confirm.text')}
        >
          <div className="max-w-[560px]">
            <TypedNameField field="confirmedName" name={name} otherwise={clusterId} />
          </div>
        </Section>
      </div>
    </FormShell>
  );
}
