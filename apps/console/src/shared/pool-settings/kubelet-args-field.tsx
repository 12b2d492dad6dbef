import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { rowErrors } from '#shared/kubernetes/row-errors.ts';
import { Field } from '#shared/ui/field/field.tsx';
import { Textarea } from '#shared/ui/field/text-input.tsx';
import type { SettingsForm } from './settings-form.ts';

/** One argument per line. */
export function KubeletArgsField() {
  const { t } = useTranslation('pool-settings');
  const { control, formState } = useFormContext<SettingsForm>();
  const { field } = useController({ control, name: 'kubeletArgs' });
  const { errors, error } = rowErrors(formState.errors.kubeletArgs);
  return (
    <Field
      id="kubeletArgs"
      label={t('name.kubeletArgs')}
      help={t('kubeletArgs.help')}
      error={error ?? Object.values(errors)[0]}
    >
      <Textarea
        mono
        rows={3}
        ref={field.ref}
        placeholder="max-pods=64"
        value={field.value.join('\n')}
        onChange={({ target }) => field.onChange(target.value === '' ? [] : target.value.split('\n'))}
        onBlur={() => {
          field.onChange(field.value.map((line) => line.trim()).filter(Boolean));
          field.onBlur();
        }}
      />
    </Field>
  );
}
