import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { LabelsEditor } from '#shared/kubernetes/labels-editor.tsx';
import { Explained } from '#shared/ui/field/field.tsx';
import type { LabelsForm } from './labels-form.ts';

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
