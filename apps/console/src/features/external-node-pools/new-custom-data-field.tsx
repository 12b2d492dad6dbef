import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Explained } from '#shared/explained.tsx';
import { Field } from '#shared/ui/field.tsx';
import { Textarea } from '#shared/ui/textarea.tsx';
import type { ModifyForm } from './modify-form.ts';

export function NewCustomDataField() {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const { register, formState } = useFormContext<ModifyForm>();
  return (
    <Explained note={t('modify.customDataNote')}>
      <Field
        id="customData"
        label={t('pool-settings:name.customData')}
        help={t('modify.customDataHelp')}
        error={formState.errors.customData?.message}
      >
        <Textarea mono rows={4} placeholder="#!/bin/bash" {...register('customData')} />
      </Field>
    </Explained>
  );
}
