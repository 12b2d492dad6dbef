import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';

/** TKE allows two pools with one name in a cluster. Isthmus allows each name once. */
export function PoolNameField() {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const { register, formState } = useFormContext<{ name: string }>();
  return (
    <Explained note={t('nameNote')}>
      <Field id="name" label={t('pool-settings:name.name')} error={formState.errors.name?.message} required>
        <TextInput {...register('name')} />
      </Field>
    </Explained>
  );
}
