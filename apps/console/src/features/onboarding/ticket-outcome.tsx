import { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { Section } from '#shared/ui/section.tsx';
import type { TicketForm } from './ticket-form.ts';

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
