import { locationLabelKey } from '@isthmus/contracts/kubernetes';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import type { LabelsForm } from './labels-form.ts';

export function LocationField() {
  const { t } = useTranslation('pool-settings');
  const { register, formState } = useFormContext<LabelsForm>();
  return (
    <Explained note={t('location.note')}>
      <Field
        id="location"
        label={t('name.location')}
        help={t('location.help', { key: locationLabelKey })}
        error={formState.errors.location?.message}
      >
        <TextInput mono placeholder="idc-guangzhou-1" {...register('location')} />
      </Field>
    </Explained>
  );
}
