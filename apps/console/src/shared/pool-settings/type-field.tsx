import { NodeType } from '@isthmus/contracts/external-node-pools';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Explained } from '#shared/explained.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';
import type { SettingsForm } from './settings-form.ts';

export function TypeField() {
  const { t } = useTranslation('pool-settings');
  const { register } = useFormContext<SettingsForm>();
  return (
    <Explained note={t('nodeType.note')}>
      <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <legend className="mb-1 font-medium">{t('name.nodeType')}</legend>
        {NodeType.options.map((type) => (
          <Checkbox key={type} kind="radio" value={type} label={type} {...register('nodeType')} />
        ))}
      </fieldset>
    </Explained>
  );
}
