import type { KeptCustomData } from '@isthmus/contracts/script';
import { useState, type ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { alike } from '#shared/form/kept-values.ts';
import { rowErrors } from '#shared/kubernetes/rows.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { Textarea, TextInput } from '#shared/ui/field/text-input.tsx';
import { Known } from './known.tsx';
import { advancedNames, emptySettings, type SettingsForm } from './settings-form.ts';

interface Props {
  kept: KeptCustomData | null;
  /** Rendered above the opened fields. */
  lead?: ReactNode;
}

const orNull = (text: unknown) => (text === '' || text === null ? null : text);
const numberOrNull = (text: unknown) => (text === '' || text === null ? null : Number(text));

/** Groups rarely changed fields. Collapsed, unless one has a value, is not known or has a fault. */
export function AdvancedFields({ kept, lead }: Props) {
  const { t } = useTranslation('pool-settings');
  const { register, watch, getValues, formState } = useFormContext<SettingsForm>();
  const { errors } = formState;
  const [hasValue] = useState(() => {
    const now = getValues();
    return now.keepsCustomData || advancedNames.some((name) => !alike(now[name], emptySettings[name]));
  });
  const open = hasValue || watch('notKnown').length > 0 || advancedNames.some((name) => errors[name]);
  return (
    <details open={open} className="group">
      <summary className="text-md min-h-8 w-fit font-semibold">{t('advanced')}</summary>
      <div className="mt-2 grid gap-5">
        {lead}
        <Known name="containerDirectory">
          <Explained note={t('containerDirectory.note')}>
            <Field
              id="containerDirectory"
              label={t('name.containerDirectory')}
              error={errors.containerDirectory?.message}
            >
              <TextInput
                mono
                placeholder="/var/lib/containerd"
                {...register('containerDirectory', { setValueAs: orNull })}
              />
            </Field>
          </Explained>
        </Known>
        <Known name="cordonNewNodes">
          <Explained note={t('cordonNewNodes.note')}>
            <Checkbox
              label={t('name.cordonNewNodes')}
              help={t('cordonNewNodes.help')}
              {...register('cordonNewNodes')}
            />
            {watch('cordonNewNodes') && (
              <div className="mt-2">
                <CommandBlock
                  what={t('cordonNewNodes.uncordon')}
                  command="kubectl uncordon -l tke.cloud.tencent.com/nodepool-id=np-…"
                />
              </div>
            )}
          </Explained>
        </Known>
        <Known name="desiredPodNumber">
          <Explained note={t('desiredPodNumber.note')}>
            <Field id="desiredPodNumber" label={t('name.desiredPodNumber')} error={errors.desiredPodNumber?.message}>
              <TextInput
                type="number"
                min={1}
                max={1000}
                className="!w-32"
                {...register('desiredPodNumber', { setValueAs: numberOrNull })}
              />
            </Field>
          </Explained>
        </Known>
        <Known name="kubeletArgs">
          <Explained>
            <KubeletArgsField />
          </Explained>
        </Known>
        <Known name="customData">
          <Explained note={t('customData.note')}>
            <CustomDataField kept={kept} />
          </Explained>
        </Known>
      </div>
    </details>
  );
}

/** One argument per line. */
function KubeletArgsField() {
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

interface CustomDataProps {
  /** Custom data kept by the template. It is used without reaching the browser. */
  kept: KeptCustomData | null;
}

function CustomDataField({ kept }: CustomDataProps) {
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
