import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Explained } from '#shared/ui/field/field.tsx';
import type { LabelsForm } from './labels-form.ts';

export function ProtectionField() {
  const { t } = useTranslation('pool-settings');
  const { register } = useFormContext<LabelsForm>();
  return (
    <Explained>
      <Checkbox
        label={t('name.deletionProtection')}
        help={t('deletionProtection.help')}
        {...register('deletionProtection')}
      />
    </Explained>
  );
}
