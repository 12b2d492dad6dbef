import type { KeptCustomData } from '@isthmus/contracts/script';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Textarea } from '#shared/ui/field/text-input.tsx';
import type { SettingsForm } from './settings-form.ts';

interface Props {
  /** Custom data kept by the template. It is used without reaching the browser. */
  kept: KeptCustomData | null;
}

export function CustomDataField({ kept }: Props) {
  const { t } = useTranslation('pool-settings');
  const { register, watch, formState } = useFormContext<SettingsForm>();
  const keeps = watch('keepsCustomData');
  return (
    <div className="grid gap-2">
      {kept && (
        <Checkbox
          label={t('customData.keep', { bytes: kept.bytes })}
          help={<span className="font-mono break-all">sha256 {kept.sha256}</span>}
          {...register('keepsCustomData')}
        />
      )}
      {!(kept && keeps) && (
        <Field
          id="customData"
          label={t('name.customData')}
          help={t('customData.help')}
          error={formState.errors.customData?.message}
        >
          <Textarea mono rows={6} placeholder="#!/bin/bash" {...register('customData')} />
        </Field>
      )}
    </div>
  );
}
