import type { KeptCustomData } from '@isthmus/contracts/script';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AdvancedFields } from '#shared/pool-settings/advanced-fields.tsx';
import { SettingsFields } from '#shared/pool-settings/settings-fields.tsx';
import { TemplateRuntimeField } from '#shared/pool-settings/template-runtime-field.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import type { TemplateForm } from './template-form.ts';

/** Renders a template's fields: the pool settings and a note with the reason. */
export function TemplateFields({ kept }: { kept: KeptCustomData | null }) {
  const { t } = useTranslation(['templates', 'pool-settings', 'shared']);
  const { register, formState } = useFormContext<TemplateForm>();
  const { errors } = formState;
  return (
    <>
      <Explained>
        <Field id="name" label={t('form.name')} error={errors.name?.message} required>
          <TextInput {...register('name')} />
        </Field>
      </Explained>
      <SettingsFields runtime={<TemplateRuntimeField />}>
        <AdvancedFields kept={kept} />
      </SettingsFields>
      <Explained note={t('form.noteNote')}>
        <Field id="note" label={t('pool-settings:name.note')} help={t('shared:optional')} error={errors.note?.message}>
          <TextInput {...register('note')} />
        </Field>
      </Explained>
    </>
  );
}
