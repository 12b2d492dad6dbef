import type { KeptCustomData } from '@isthmus/contracts/script';
import type { ReactNode, SubmitEventHandler } from 'react';
import { FormProvider, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/api-error.ts';
import { ErrorSummary } from '#shared/error-summary.tsx';
import { Explained } from '#shared/explained.tsx';
import { FormFoot } from '#shared/form-foot.tsx';
import { unmarked } from '#shared/form-problem.ts';
import { AdvancedFields } from '#shared/pool-settings/advanced-fields.tsx';
import { SettingsFields } from '#shared/pool-settings/settings-fields.tsx';
import { fieldNames } from '#shared/pool-settings/settings-form.ts';
import { TemplateRuntimeField } from '#shared/pool-settings/template-runtime-field.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import type { TemplateForm as Values } from './template-form-values.ts';

interface Props {
  label: string;
  form: UseFormReturn<Values>;
  onSubmit: SubmitEventHandler<HTMLFormElement>;
  kept: KeptCustomData | null;
  error: ApiError | null;
  sentence: string;
  /** The buttons. */
  children: ReactNode;
  /** Above the buttons: what the person has to see before they press. */
  before?: ReactNode;
}

/** A template's fields: those of a pool, with a note on why. */
export function TemplateForm({ label, form, onSubmit, kept, error, sentence, children, before }: Props) {
  const { t } = useTranslation(['templates', 'pool-settings']);
  const { errors } = form.formState;
  const names = Object.fromEntries(
    ['name', ...fieldNames, 'note'].map((field) => [field, t(`pool-settings:name.${field}`)]),
  );
  return (
    <FormProvider {...form}>
      <form aria-label={label} onSubmit={onSubmit} noValidate className="grid gap-6">
        <Explained>
          <Field id="name" label={t('form.name')} error={errors.name?.message} required>
            <TextInput {...form.register('name')} />
          </Field>
        </Explained>
        <SettingsFields runtime={<TemplateRuntimeField />}>
          <AdvancedFields kept={kept} />
        </SettingsFields>
        <Explained note={t('form.noteNote')}>
          <Field
            id="note"
            label={t('pool-settings:name.note')}
            help={t('shared:optional')}
            error={errors.note?.message}
          >
            <TextInput {...form.register('note')} />
          </Field>
        </Explained>
        {before}
        <ErrorSummary errors={errors} names={names} />
        <ProblemAlert problem={unmarked(error, Object.keys(names))} />
        <FormFoot sentence={sentence}>{children}</FormFoot>
      </form>
    </FormProvider>
  );
}
