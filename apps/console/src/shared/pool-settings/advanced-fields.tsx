import type { KeptCustomData } from '@isthmus/contracts/script';
import { useState, type ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { CustomDataField } from './custom-data-field.tsx';
import { KubeletArgsField } from './kubelet-args-field.tsx';
import { Known } from './known.tsx';
import { alike } from '#shared/form/kept-fields.ts';
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
  const [chosen] = useState(() => {
    const now = getValues();
    return now.keepsCustomData || advancedNames.some((name) => !alike(now[name], emptySettings[name]));
  });
  const open = chosen || watch('notKnown').length > 0 || advancedNames.some((name) => errors[name]);
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
