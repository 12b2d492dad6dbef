import type { Template } from '@isthmus/contracts/templates';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Explained } from '#shared/explained.tsx';
import { paths } from '#shared/paths.ts';
import { Field } from '#shared/ui/field.tsx';
import { Select } from '#shared/ui/select.tsx';

interface Props {
  templates: Template[];
  value: string;
  onChange: (templateId: string) => void;
  /** What was typed and stays although the template says otherwise. */
  kept: string[];
}

export function TemplateSelect({ templates, value, onChange, kept }: Props) {
  const { t } = useTranslation('external-node-pools');
  return (
    <Explained note={t('template.note')}>
      <Field label={t('template.label')}>
        <Select value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('template.without')}</option>
          {templates.map(({ id, name, latest }) => (
            <option key={id} value={id}>
              {t('fromTemplate', { name, version: latest.version })}
            </option>
          ))}
        </Select>
      </Field>
      <p role="status" className="text-text-soft mt-1 text-xs">
        {kept.length > 0 && t('template.kept', { fields: kept.join(', ') })}
        {templates.length === 0 && (
          <Link to={paths.newTemplate()} className="link">
            {t('template.first')}
          </Link>
        )}
      </p>
    </Explained>
  );
}
