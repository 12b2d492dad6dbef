import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { LabelsField, LocationField, ProtectionField, TaintsField } from '#shared/pool-settings/settings-fields.tsx';
import { Textarea } from '#shared/ui/field/text-input.tsx';
import type { ModifyForm } from './modify-form.ts';
import { PoolNameField } from '../pool-name-field.tsx';

/** Renders the fields that TKE allows to change. TKE's own labels are shown but never sent. */
export function ModifyFields({ systemLabels }: Pick<ExternalNodePool, 'systemLabels'>) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const { register, formState } = useFormContext<ModifyForm>();
  return (
    <>
      <PoolNameField />
      <LocationField />
      <LabelsField />
      {systemLabels.length > 0 && (
        <div className="text-text-soft max-w-[560px] text-xs">
          <p>{t('systemLabelsHelp')}</p>
          <ul aria-label={t('systemLabels')}>
            {systemLabels.map(({ key, value }) => (
              <li key={key} className="font-mono break-all">
                {key}={value}
              </li>
            ))}
          </ul>
        </div>
      )}
      <TaintsField />
      <ProtectionField />
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
    </>
  );
}
