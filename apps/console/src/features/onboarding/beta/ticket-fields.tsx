import { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { Textarea, TextInput } from '#shared/ui/field/text-input.tsx';
import { Section } from '#shared/ui/section.tsx';

/** The ticket form's part of the facts. Other controls edit the cluster and the offer. */
export const TicketForm = OnboardingFacts.omit({ region: true, clusterId: true, dismissed: true });
export type TicketForm = z.infer<typeof TicketForm>;

const lines = ['direct-connect', 'ccn', 'not-yet'] as const;
const orNull = (value: string | null) => value || null;
const numberOrNull = (value: string | number | null) => (value === '' || value === null ? null : Number(value));

/** Edits the ticket facts that only a person can provide. */
export function TicketFacts({ form }: { form: UseFormReturn<TicketForm> }) {
  const { t } = useTranslation('onboarding');
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <Section title={t('beta.tell')} lead={t('beta.tellLead')}>
      <div className="grid max-w-[560px] items-start gap-4 sm:grid-cols-2">
        <Field label={t('beta.hosts')} help={t('beta.hostsHelp')} error={errors.hostsWanted?.message}>
          <TextInput
            type="number"
            min={1}
            inputMode="numeric"
            {...register('hostsWanted', { setValueAs: numberOrNull })}
          />
        </Field>
        <Field label={t('beta.goLive')} error={errors.goLive?.message}>
          <TextInput type="date" {...register('goLive', { setValueAs: orNull })} />
        </Field>
        <Field label={t('beta.city')} error={errors.city?.message}>
          <TextInput maxLength={80} {...register('city')} />
        </Field>
        <Field label={t('beta.line')} error={errors.line?.message}>
          <Select {...register('line', { setValueAs: orNull })}>
            <option value="">{t('beta.lineNotChosen')}</option>
            {lines.map((line) => (
              <option key={line} value={line}>
                {t(`beta.lines.${line}`)}
              </option>
            ))}
          </Select>
        </Field>
        <div className="sm:col-span-2">
          <Field label={t('beta.useCase')} help={t('beta.useCaseHelp')} error={errors.useCase?.message}>
            <Textarea rows={3} maxLength={500} {...register('useCase')} />
          </Field>
        </div>
      </div>
    </Section>
  );
}

const statuses = OnboardingFacts.shape.ticketStatus.options;

/** Records the outcome of the ticket. An open gate does not imply a raised quota: a person confirms the quota. */
export function TicketOutcome({ form }: { form: UseFormReturn<TicketForm> }) {
  const { t } = useTranslation('onboarding');
  const { register } = form;
  return (
    <Section title={t('beta.after')} lead={t('beta.afterLead')}>
      <div className="grid max-w-[560px] items-start gap-4 sm:grid-cols-2">
        <Field label={t('beta.number')}>
          <TextInput mono maxLength={60} {...register('ticketNumber')} />
        </Field>
        <Field label={t('beta.status')}>
          <Select {...register('ticketStatus')}>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t(`beta.statuses.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          className="sm:col-span-2"
          label={t('beta.quota')}
          help={t('beta.quotaHelp')}
          {...register('quotaConfirmed')}
        />
      </div>
    </Section>
  );
}
