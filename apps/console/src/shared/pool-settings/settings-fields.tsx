import { NodeType } from '@isthmus/contracts/external-node-pools';
import { locationLabelKey, type Label, type Taint } from '@isthmus/contracts/kubernetes';
import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { LabelsEditor } from '#shared/kubernetes/labels-editor.tsx';
import { TaintsEditor } from '#shared/kubernetes/taints-editor.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import type { SettingsForm } from './settings-form.ts';

/** The form part that pools and templates share. */
interface LabelsForm {
  location: string;
  labels: Label[];
  taints: Taint[];
  deletionProtection: boolean;
}

/** Renders the settings that pools and templates share. Each provides its own runtime field. */
export const SettingsFields = ({ runtime, children }: { runtime: ReactNode; children: ReactNode }) => (
  <>
    <TypeField />
    {runtime}
    <LocationField />
    <LabelsField />
    <TaintsField preset />
    <ProtectionField />
    {children}
  </>
);

function TypeField() {
  const { t } = useTranslation('pool-settings');
  const { control } = useFormContext<SettingsForm>();
  const { field } = useController({ control, name: 'nodeType' });
  return (
    <Explained note={t('nodeType.note')}>
      <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <legend className="mb-1 font-medium">{t('name.nodeType')}</legend>
        {NodeType.options.map((type) => (
          // Not `nodeType`: a control with that name hides the form element's own `nodeType`.
          <Checkbox
            key={type}
            kind="radio"
            name="pool-type"
            label={type}
            checked={field.value === type}
            onChange={() => field.onChange(type)}
          />
        ))}
      </fieldset>
    </Explained>
  );
}

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

export function LabelsField() {
  const { t } = useTranslation('pool-settings');
  const { control, formState } = useFormContext<LabelsForm>();
  const { field } = useController({ control, name: 'labels' });
  return (
    <Explained note={t('labels.note')}>
      <div id="labels" tabIndex={-1} ref={field.ref}>
        <LabelsEditor
          legend={t('name.labels')}
          labels={field.value}
          onChange={field.onChange}
          errors={formState.errors.labels}
        />
      </div>
    </Explained>
  );
}

/** `preset`: a new pool starts with a taint, and the field explains why. */
export function TaintsField({ preset = false }: { preset?: boolean }) {
  const { t } = useTranslation('pool-settings');
  const { control, formState } = useFormContext<LabelsForm>();
  const { field } = useController({ control, name: 'taints' });
  return (
    <Explained note={`${preset ? t('taints.preset') : ''} ${t('taints.note')}`}>
      <div id="taints" tabIndex={-1} ref={field.ref}>
        <TaintsEditor
          legend={t('name.taints')}
          taints={field.value}
          onChange={field.onChange}
          errors={formState.errors.taints}
        />
      </div>
    </Explained>
  );
}

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
