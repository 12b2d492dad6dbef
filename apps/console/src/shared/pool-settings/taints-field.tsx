import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TaintsEditor } from '#shared/kubernetes/taints-editor.tsx';
import { Explained } from '#shared/ui/field/field.tsx';
import type { LabelsForm } from './labels-form.ts';

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
