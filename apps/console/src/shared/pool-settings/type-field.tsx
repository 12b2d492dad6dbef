import { NodeType } from '@isthmus/contracts/external-node-pools';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { Explained } from '#shared/ui/field/field.tsx';
import type { SettingsForm } from './settings-form.ts';

export function TypeField() {
  const { t } = useTranslation('pool-settings');
  const { control } = useFormContext<SettingsForm>();
  const { field } = useController({ control, name: 'nodeType' });
  return (
    <Explained note={t('nodeType.note')}>
      <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <legend className="mb-1 font-medium">{t('name.nodeType')}</legend>
        {NodeType.options.map((type) => (
          // Not nodeType: such a control hides the form's property of that name, which tools read on every element.
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
