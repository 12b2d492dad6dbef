import { fault } from '@isthmus/contracts/fault';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Explained, Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import type { SettingsForm } from './settings-form.ts';

const types = ['containerd', 'docker'];

/** Leaves the runtime to the cluster or pins one. The offered versions are known only for a cluster. */
export function TemplateRuntimeField() {
  const { t } = useTranslation('pool-settings');
  const { control, formState } = useFormContext<SettingsForm>();
  const { field } = useController({ control, name: 'runtime' });
  const pinned = field.value;
  return (
    <Explained note={t('runtime.templateNote')}>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 font-medium">{t('name.runtime')}</legend>
        <Checkbox
          kind="radio"
          name="runtime-choice"
          label={t('value.clusterDefault')}
          checked={!pinned}
          onChange={() => field.onChange(null)}
        />
        <Checkbox
          kind="radio"
          name="runtime-choice"
          label={t('runtime.pinned')}
          checked={pinned !== null}
          onChange={() => field.onChange({ type: 'containerd', version: '' })}
        />
        {pinned && (
          <div className="grid grid-cols-2 gap-3 pl-6">
            <Field label={t('runtime.type')}>
              <Select value={pinned.type} onChange={({ target }) => field.onChange({ ...pinned, type: target.value })}>
                {[...new Set([...types, pinned.type])].map((type) => (
                  <option key={type}>{type}</option>
                ))}
              </Select>
            </Field>
            <Field
              id="runtime"
              label={t('runtime.version')}
              required
              error={formState.errors.runtime && fault('missing')}
            >
              <TextInput
                mono
                ref={field.ref}
                placeholder="1.7.28"
                value={pinned.version}
                onChange={({ target }) => field.onChange({ ...pinned, version: target.value.trim() })}
              />
            </Field>
          </div>
        )}
      </fieldset>
    </Explained>
  );
}
